import { afterEach, describe, expect, it, vi } from 'vitest'
import { speechFor, voicesFor } from '../../../player/speech.ts'

const voice = (voiceURI: string, lang: string, localService = true) =>
  ({ voiceURI, name: voiceURI, lang, localService, default: false }) as SpeechSynthesisVoice

interface Utterance {
  text: string
  rate: number
  voice: SpeechSynthesisVoice
  onend(): void
  onerror(): void
}

function windowOf(...voices: SpeechSynthesisVoice[]) {
  const spoken: Utterance[] = []
  const synthesis = {
    getVoices: () => voices,
    speak: (utterance: Utterance) => spoken.push(utterance),
    cancel: vi.fn(),
  }
  vi.stubGlobal('SpeechSynthesisUtterance', class { constructor(readonly text: string) {} }) // prettier-ignore
  return { spoken, synthesis, window: { speechSynthesis: synthesis } as unknown as Window }
}

afterEach(() => vi.unstubAllGlobals())

describe('the voices', () => {
  it('are those of the device for the language, the nearest first', () => {
    const { window } = windowOf(
      voice('cloud', 'en-GB', false),
      voice('german', 'de-DE'),
      voice('american', 'en_US'),
      voice('british', 'en_GB'),
    )
    expect(voicesFor('en-GB', window).map(({ name }) => name)).toEqual(['british', 'american'])
    expect(voicesFor('EN', window).map(({ name }) => name)).toEqual(['american', 'british'])
    expect(voicesFor('fr', window)).toEqual([])
    expect(speechFor('fr', window)).toBeNull()
  })

  it('are none where the browser cannot speak', () => {
    expect(voicesFor('en', {} as Window)).toEqual([])
    expect(speechFor('en', {} as Window)).toBeNull()
  })
})

describe('speech', () => {
  it('takes the voice and the speed that were chosen, and the first voice where that one is gone', () => {
    const { window, spoken } = windowOf(voice('one', 'en'), voice('two', 'en'))
    void speechFor('en', window, { voice: 'two', speed: 1.5 })?.say('A')
    void speechFor('en', window, { voice: 'gone' })?.say('B')
    expect(spoken.map(({ text, rate, voice }) => [text, rate, voice.name])).toEqual([
      ['A', 1.5, 'two'],
      ['B', 1, 'one'],
    ])
  })

  it('says whether a sentence was said, and stops', async () => {
    const { window, spoken, synthesis } = windowOf(voice('one', 'en'))
    const speech = speechFor('en', window)
    const said = speech?.say('A')
    spoken[0]?.onend()
    expect(await said).toBe(true)
    const failed = speech?.say('B')
    spoken[1]?.onerror()
    expect(await failed).toBe(false)
    speech?.stop()
    expect(synthesis.cancel).toHaveBeenCalledOnce()
  })
})
