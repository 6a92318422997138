/** Reads sentences with the browser's own voice. */
export interface Speech {
  /** Reads one sentence; the promise never rejects: it is true once it has been said, false when it was stopped or failed. */
  say(sentence: string): Promise<boolean>
  stop(): void
}

/** Which voice, by its address, and how many times the usual speed. */
export interface Manner {
  voice?: string
  speed?: number
}

/** Browsers drop an utterance that nobody holds, and then never say that it has ended. */
let held: SpeechSynthesisUtterance | null = null

/**
 * The voices of this device for a language, a BCP 47 tag; those of its own country first. A voice from the network would
 * send the text to another host.
 */
export function voicesFor(language: string, { speechSynthesis: synthesis }: Window): SpeechSynthesisVoice[] {
  const wanted = tagOf(language)
  const voices = synthesis?.getVoices().filter(({ lang, localService }) => localService && base(lang) === base(wanted))
  const isNear = ({ lang }: SpeechSynthesisVoice) => Number(tagOf(lang) === wanted)
  return (voices ?? []).sort((one, other) => isNear(other) - isNear(one))
}

/** Null where this device has no voice for the language. A voice that is not there gives way to the first. */
export function speechFor(language: string, window: Window, { voice: name, speed = 1 }: Manner = {}): Speech | null {
  const { speechSynthesis: synthesis } = window
  const voices = voicesFor(language, window)
  const voice = voices.find(({ voiceURI }) => voiceURI === name) ?? voices[0]
  if (!voice) return null
  return {
    say: (sentence) =>
      new Promise((resolve) => {
        const utterance = new SpeechSynthesisUtterance(sentence)
        utterance.voice = voice
        utterance.lang = voice.lang
        utterance.rate = speed
        utterance.onend = () => resolve(true)
        utterance.onerror = () => resolve(false)
        held = utterance
        synthesis.speak(held)
      }),
    stop: () => synthesis.cancel(),
  }
}

/** Android writes `en_GB`. */
const tagOf = (language: string): string => language.toLowerCase().replace('_', '-')
const base = (language: string): string => tagOf(language).split('-')[0] ?? ''
