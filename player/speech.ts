/** Reads sentences with the browser's own voice. */
export interface Speech {
  /** Reads one sentence; the promise resolves when it has been said or was stopped, and never rejects. */
  say(sentence: string): Promise<void>
  stop(): void
}

/** Null where the browser has no voice for the language: `language` is a BCP 47 tag. */
export function speechFor(language: string, { speechSynthesis: synthesis }: Window): Speech | null {
  const [wanted = ''] = language.toLowerCase().split('-')
  const voices = synthesis?.getVoices().filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === wanted) ?? []
  const voice = voices.find(({ localService }) => localService)
  // A voice from the network would send the text to another host.
  if (!voice) return null
  return {
    say: (sentence) =>
      new Promise((resolve) => {
        const utterance = new SpeechSynthesisUtterance(sentence)
        utterance.voice = voice
        utterance.lang = voice.lang
        utterance.onend = utterance.onerror = () => resolve()
        synthesis.speak(utterance)
      }),
    stop: () => synthesis.cancel(),
  }
}
