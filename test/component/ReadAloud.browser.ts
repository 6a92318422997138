import { page, userEvent } from 'vitest/browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import '../../player/style.css'
import '../../player/extras.css'
import { DEFAULT_SETTINGS } from '../../player/reading-settings.ts'
import '../../player/settings/Settings.svelte' // asked for later, which takes the tests' server its time
import { reading } from '../../player/settings/reading.svelte.ts'
import { openPlayer } from './render-player.ts'

interface Utterance {
  text: string
  rate: number
  onend(): void
}
const spoken: Utterance[] = []
let voices: { lang: string; localService: boolean; voiceURI: string; name: string }[] = []

beforeEach(async () => {
  await page.viewport(1200, 800)
  document.documentElement.lang = 'en'
  spoken.length = 0
  voices = [{ lang: 'en-GB', localService: true, voiceURI: 'urn:a', name: 'Ada' }]
  vi.stubGlobal('speechSynthesis', { getVoices: () => voices, speak: (one: Utterance) => spoken.push(one), cancel: vi.fn() }) // prettier-ignore
  vi.stubGlobal('SpeechSynthesisUtterance', class { constructor(readonly text: string) {} }) // prettier-ignore
})
afterEach(() => {
  reading.change(DEFAULT_SETTINGS)
  vi.unstubAllGlobals()
})

const term = { tag: 'term', term: 'unknown', children: ['a term'] } as const
const text = [
  { tag: 'p', children: ['This is ', term, ' in it. Second ', { tag: 'em', children: ['sentence'] }, '.'] },
  { tag: 'p', children: ['A paragraph without an end'] },
] as const

async function openSettings() {
  const shown = await openPlayer({
    pages: [{ id: 'one', blocks: [{ kind: 'text', text: [...text] }] as never }, { id: 'two' }],
  })
  await page.getByRole('button', { name: 'Reading settings' }).click()
  await expect.element(dialog).toBeVisible()
  return shown
}
const dialog = page.getByRole('dialog', { name: 'Reading settings' })
const bar = page.getByRole('region', { name: 'Read aloud' })
const readPage = dialog.getByRole('button', { name: 'Read this page aloud' })
/** What stands marked on the screen; the closed meaning of a term (…) is not on it. */
const marked = () =>
  [...(CSS.highlights.get('spoken') ?? [])].map((range) =>
    (range as Range).toString().replace('…', '').replace(/\s+/g, ' '),
  )
const end = async () => {
  spoken.at(-1)?.onend()
  await new Promise((done) => setTimeout(done))
}

describe('a page read aloud', () => {
  it('is read sentence by sentence, with its terms and without its controls, and each is marked', async () => {
    await openSettings()
    await readPage.click()
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(bar.getByRole('button', { name: 'Pause' })).toHaveFocus()
    for (let said = 0; said !== spoken.length; await end()) {
      expect(marked()).toEqual([spoken.at(-1)?.text])
      said = spoken.length
      if (said > 20) throw new Error('It does not end.')
    }
    expect(spoken.map(({ text }) => text).slice(-4)).toEqual([
      'One',
      'This is a term in it.',
      'Second sentence.',
      'A paragraph without an end',
    ])
    expect(marked()).toEqual([])
    await expect.element(bar.getByRole('button', { name: 'Read on' })).toHaveFocus()
  })

  it('is held, sped up and stopped from the bar, and stops where another page comes', async () => {
    const { actor } = await openSettings()
    await readPage.click()
    await userEvent.keyboard(' ')
    await expect.element(bar.getByRole('button', { name: 'Read on' })).toHaveFocus()
    await userEvent.keyboard(' ')
    await bar.getByRole('combobox', { name: 'Speed' }).selectOptions('1.5 ×')
    expect(spoken.at(-1)?.rate).toBe(1.5)
    await bar.getByRole('button', { name: 'Stop reading aloud' }).click()
    await expect.element(bar).not.toBeInTheDocument()
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus()
    expect(marked()).toEqual([])

    await page.getByRole('button', { name: 'Reading settings' }).click()
    await readPage.click()
    const before = spoken.length
    actor.send({ type: 'learner.next' })
    await expect.element(bar).not.toBeInTheDocument()
    await end()
    expect(spoken).toHaveLength(before)
    await expect.element(page.getByRole('heading', { level: 1, name: 'Two' })).toHaveFocus()
  })

  it('is not offered where the device has no voice for its language', async () => {
    voices = [{ lang: 'en', localService: false, voiceURI: 'urn:net', name: 'Net' }]
    await openSettings()
    await expect.element(dialog.getByText('This device has no voice for English')).toBeVisible()
    await expect.element(readPage).not.toBeInTheDocument()
  })
})

describe('the reading settings', () => {
  it('hold at once, are said, are kept, and go back to how it was', async () => {
    await openSettings()
    await dialog.getByRole('button', { name: 'Larger' }).click()
    await expect.element(dialog.getByRole('status').last()).toHaveTextContent('Text size: 110%')
    expect(getComputedStyle(document.documentElement).fontSize).toBe('17.6px')
    await dialog.getByRole('radio', { name: 'High contrast, dark' }).click()
    await expect.element(dialog.getByRole('status').last()).toHaveTextContent('Colours: High contrast, dark')
    expect(getComputedStyle(document.body).backgroundColor).toBe('rgb(0, 0, 0)')
    const paragraph = () => getComputedStyle(document.querySelector('article > p') ?? document.body)
    await dialog.getByRole('group', { name: 'Space between lines' }).getByText('Most').click()
    expect(parseFloat(paragraph().lineHeight) / parseFloat(paragraph().fontSize)).toBeCloseTo(2.2)
    expect(JSON.parse(localStorage.getItem('stepwise:settings') ?? '')).toMatchObject({ size: 110, lines: 'widest' })
    await dialog.getByRole('button', { name: 'Back to the defaults' }).click()
    expect(reading.current).toEqual(DEFAULT_SETTINGS)
    expect(localStorage.getItem('stepwise:settings')).toBeNull()
    expect(document.documentElement.dataset).not.toHaveProperty('theme')
  })
})
