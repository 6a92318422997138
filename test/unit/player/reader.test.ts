import { describe, expect, it } from 'vitest'
import { Reader } from '../../../player/settings/reader.svelte.ts'
import { divide, type Sentence } from '../../../player/settings/sentences.ts'
import type { Speech } from '../../../player/speech.ts'

const sentences = ['One.', 'Two.', 'Three.'].map((text) => ({ text }) as Sentence)

function readerOf(voice = true) {
  const said: string[] = []
  const marked: (string | null)[] = []
  let settle: ((wasSaid: boolean) => void) | null = null
  const speech: Speech = {
    say: (sentence) =>
      new Promise((resolve) => {
        said.push(sentence)
        settle = resolve
      }),
    // As browsers do: what is stopped ends, a moment later.
    stop: () => settle?.(false),
  }
  const reader = new Reader({
    speech: () => (voice ? speech : null),
    mark: (sentence) => marked.push(sentence?.text ?? null),
  })
  const end = async (wasSaid = true) => {
    settle?.(wasSaid)
    await new Promise((done) => setTimeout(done))
  }
  return { reader, said, marked, end }
}

describe('a page read aloud', () => {
  it('is read sentence by sentence, each marked while it is spoken, and is held at its start at last', async () => {
    const { reader, said, marked, end } = readerOf()
    reader.start(sentences)
    expect(reader.state).toBe('reading')
    await end()
    await end()
    expect(said).toEqual(['One.', 'Two.', 'Three.'])
    await end()
    expect(marked).toEqual(['One.', 'Two.', 'Three.', null])
    expect(reader.state).toBe('held')
    reader.goOn()
    expect(said.at(-1)).toBe('One.')
  })

  it('is held and goes on with the same sentence', async () => {
    const { reader, said, end } = readerOf()
    reader.start(sentences)
    await end()
    reader.hold()
    await end()
    expect(reader.state).toBe('held')
    expect(said).toEqual(['One.', 'Two.'])
    reader.goOn()
    expect(said).toEqual(['One.', 'Two.', 'Two.'])
  })

  it('goes to the next sentence and back, also while it is held, and not beyond its ends', async () => {
    const { reader, said, marked, end } = readerOf()
    reader.start(sentences, 1)
    reader.step(1)
    reader.step(1)
    reader.step(-1)
    await end(false)
    expect(said).toEqual(['Two.', 'Three.', 'Three.', 'Two.'])
    reader.hold()
    reader.step(-1)
    reader.step(-1)
    expect(said).toHaveLength(4)
    expect(marked.at(-1)).toBe('One.')
  })

  it('begins a sentence anew when the voice was changed', () => {
    const { reader, said } = readerOf()
    reader.again()
    expect(said).toEqual([])
    reader.start(sentences)
    reader.again()
    expect(said).toEqual(['One.', 'One.'])
  })

  it('stops for good, and marks nothing any more', async () => {
    const { reader, said, marked, end } = readerOf()
    reader.start(sentences)
    reader.stop()
    await end()
    reader.goOn()
    expect(reader.state).toBe('off')
    expect(said).toEqual(['One.'])
    expect(marked.at(-1)).toBeNull()
  })

  it('does not run through the page when the voice fails, and can be tried again', async () => {
    const { reader, said, end } = readerOf()
    reader.start(sentences)
    await end(false)
    expect(reader.state).toBe('failed')
    expect(said).toEqual(['One.'])
    reader.goOn()
    expect(reader.state).toBe('reading')
    const mute = readerOf(false)
    mute.reader.start(sentences)
    expect(mute.reader.state).toBe('failed')
  })
})

describe('sentences', () => {
  const parts = (text: string, language: string) =>
    divide(text, language).map(({ start, end }) => text.slice(start, end))

  it('are divided as their language does, without the space around them', () => {
    expect(parts('\n  Is it so?  It is: 3.5 of 4. ', 'en')).toEqual(['Is it so?', 'It is: 3.5 of 4.'])
    expect(parts('都市です。次の文です。', 'ja')).toEqual(['都市です。', '次の文です。'])
    expect(parts('هل هذا صحيح؟ نعم.', 'ar')).toEqual(['هل هذا صحيح؟', 'نعم.'])
  })

  it('without a letter or a figure are not spoken', () => {
    expect(parts('… ', 'en')).toEqual([])
    expect(parts('', 'en')).toEqual([])
  })
})
