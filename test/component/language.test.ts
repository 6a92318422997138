import { readdirSync, readFileSync } from 'node:fs'
import { tick } from 'svelte'
import { describe, expect, it } from 'vitest'
import { compileCourse } from '../../courses/format/compile.ts'
import type { CourseSource, TranslationSource } from '../../courses/format/course.ts'
import { formatProblems } from '../../courses/format/problem.ts'
import { language } from '../../player/language.svelte.ts'
import { showLanguage } from '../../player/switch-language.ts'
import { translateFiles } from '../fixtures/courses/pseudo.ts'
import { deferred, openPlayer, textOf, type Setting } from './render-player.ts'

const FOLDER = 'courses/using-this-player'
const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(md|yaml)$/.test(name))
const files = new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(`${FOLDER}/${name}`, 'utf8')]))
const assets = readdirSync(`${FOLDER}/assets`).map((name) => `assets/${name}`)
const result = compileCourse(
  'using-this-player',
  new Map([...files, ...translateFiles(files, 'ar'), ...translateFiles(files, 'fr')]),
  assets,
)
if (!result.ok) throw new Error(formatProblems(result.problems))
const { course, pages, reference, translations = [] } = result.compiled

/** What there is in a language; pages named in `missing` are not translated. */
function translationOf(tag: string, missing: readonly string[] = []): Promise<TranslationSource> {
  const found = translations.find((one) => one.language === tag)
  if (!found) return Promise.reject(new Error('There is no such file.'))
  const { texts, pages: translated, reference: terms = reference } = found
  return Promise.resolve({
    texts: { ...texts, translated: texts.translated.filter((id) => !missing.includes(id)) },
    page: (id) => Promise.resolve(translated.find((page) => page.id === id) ?? expect.fail(`no page ${id}`)),
    reference: () => Promise.resolve(terms),
    search: () => Promise.reject(new Error('There is no such file.')),
  })
}

async function open(wanted: string, source: Partial<CourseSource> = {}, setting: Partial<Setting> = {}) {
  const shown = await openPlayer({
    course,
    pages,
    reference,
    wanted,
    source: { translation: (tag) => translationOf(tag), ...source },
    ...setting,
  })
  const page = () => shown.actor.getSnapshot().context.page
  const main = document.querySelector('main') ?? expect.fail('no page')
  const change = async (tag: string) => {
    await showLanguage(shown.course, tag, page)
    await tick()
  }
  return { ...shown, main, change }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
const controlsIn = (main: Element) => [...main.querySelectorAll<Control>('input, select, textarea')]
const valueOf = (control: Control) =>
  // What a table is filtered by is told by its rows: the value has another name in another language.
  control.closest('.filters')
    ? document.querySelectorAll('main tbody tr').length
    : control instanceof HTMLInputElement && control.type !== 'text'
      ? control.checked
      : control.value

/** Something in every control of a page, and every list in another order. */
async function fillIn(main: Element): Promise<void> {
  for (const control of controlsIn(main)) {
    if (control.disabled) continue
    if (control instanceof HTMLSelectElement) {
      control.value = control.options[control.options.length - 1]?.value ?? ''
      control.dispatchEvent(new Event('change', { bubbles: true }))
    } else if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)) control.click()
    else {
      control.value = '12'
      control.dispatchEvent(new Event('input', { bubbles: true }))
    }
    await tick()
  }
  for (const list of main.querySelectorAll('form ol'))
    list.querySelector<HTMLButtonElement>('button:not(:disabled)')?.click()
  await tick()
}

describe('a change of language in the middle of a page', { timeout: 30_000 }, () => {
  it.each(pages.map(({ id }) => id))('loses nothing of what stands on the page "%s"', async (id) => {
    const shown = await open(id)
    const { main } = shown
    await expect.poll(() => main.querySelector('article')).not.toBeNull()
    await fillIn(main)
    const own = { controls: controlsIn(main), text: textOf(main) }
    const before = own.controls.map(valueOf)
    const focused = own.controls.at(-1) ?? main.querySelector('h1')
    focused?.focus()

    await shown.change('ar')
    expect(main.querySelector('article')).toHaveAttribute('lang', 'ar')
    expect(main.querySelector('article')).toHaveAttribute('dir', 'rtl')
    expect(controlsIn(main)).toEqual(own.controls)
    expect(controlsIn(main).every((control, i) => control === own.controls[i])).toBe(true)
    expect(controlsIn(main).map(valueOf)).toEqual(before)
    expect(document.activeElement).toBe(focused)
    const told = translations.find((one) => one.language === 'ar')?.pages.find((page) => page.id === id)
    expect(main.querySelector('h1')).toHaveTextContent(told?.title ?? '', { normalizeWhitespace: false })

    await shown.change('fr')
    expect(document.documentElement).toHaveAttribute('lang', 'fr')
    expect(document.documentElement).toHaveAttribute('dir', 'ltr')
    expect(language.current).toBe('fr')
    expect(controlsIn(main).map(valueOf)).toEqual(before)
    expect(textOf(main)).toContain('Après cette page')
    const said = textOf(document.body)
    const originals = pages.flatMap(({ title, objectives }) => [title, ...objectives])
    expect([...originals, 'Check answer', 'Previous', 'Page 1 of'].filter((text) => said.includes(text))).toEqual([])

    await shown.change('en')
    expect(controlsIn(main).map(valueOf)).toEqual(before)
    expect(textOf(main)).toBe(own.text)
  })

  it('shows a page that is not translated in its own language, says so, and has the buttons in that language too', async () => {
    const shown = await open('questions', { translation: (tag) => translationOf(tag, ['questions']) })
    await shown.change('fr')
    const article = shown.main.querySelector('article')
    expect(document.documentElement).toHaveAttribute('lang', 'fr')
    expect(article).toHaveAttribute('lang', 'en')
    const notice = shown.main.querySelector('[role=note]')
    expect(notice).toHaveAttribute('lang', 'fr')
    expect(textOf(notice)).toBe('Cette page n’est pas encore traduite. Elle s’affiche en anglais.')
    expect(textOf(article)).toContain('Check answer')
    expect(document.querySelector('footer')).toHaveTextContent('Suivant')
    await shown.change('en')
    expect(article).not.toHaveAttribute('lang')
    expect(shown.main.querySelector('[role=note]')).toBeNull()
  })

  it.each([
    ['German', 'de', 'ltr'],
    ['Arabic', 'ar', 'rtl'],
  ])('marks what is %s in an interface that has not this language, and the interface in it', async (_, tag, dir) => {
    const shown = await openPlayer({ course: { ...course, language: tag }, pages, reference, wanted: 'first-steps' })
    await showLanguage(shown.course, tag)
    await tick()
    expect(document.documentElement).toHaveAttribute('lang', 'en')
    expect(document.documentElement).toHaveAttribute('dir', 'ltr')
    expect(document.querySelector('title')).toHaveAttribute('lang', tag)
    /** What is said in a language, by the nearest element that names one. */
    const toldIn = (language: string) =>
      [...document.body.querySelectorAll('*')].filter(
        (element) => element.childElementCount === 0 && element.closest('[lang]')?.getAttribute('lang') === language,
      )
    const told = toldIn(tag)
    const titles = [...course.modules, ...course.pages].map(({ title }) => title)
    expect(titles.filter((title) => !told.some((element) => textOf(element) === title))).toEqual([])
    expect(document.querySelector('article')).toHaveAttribute('dir', dir)
    expect(toldIn('en').map(textOf)).toContain('After this page you can')
    const around = ['footer', 'dialog[aria-labelledby=menu-title]', '.summary']
    expect(around.map((one) => document.querySelector(one)?.closest('[lang]')?.getAttribute('lang'))).toEqual(
      around.map(() => 'en'),
    )
    const { objectives = [] } = pages.find(({ id }) => id === 'first-steps') ?? {}
    expect(told.map(textOf)).toEqual(expect.arrayContaining(objectives))
  })

  it('marks nothing where course and interface have one language', async () => {
    await open('first-steps')
    expect(document.querySelectorAll('main [lang], main [dir], nav [lang], footer [lang]')).toHaveLength(0)
  })

  it('changes nothing when something does not arrive', async () => {
    const shown = await open('questions', {
      translation: async (tag) => ({ ...(await translationOf(tag)), page: () => Promise.reject(new Error('gone')) }),
    })
    const before = textOf(document.body)
    await expect(showLanguage(shown.course, 'fr', () => 'questions')).rejects.toThrow('gone')
    expect(textOf(document.body)).toBe(before)
    expect(language.current).toBe('en')
  })

  it('takes the last wish, whichever arrives first', async () => {
    const slow = deferred<TranslationSource>()
    const shown = await open('questions', { translation: (tag) => (tag === 'ar' ? slow.promise : translationOf(tag)) })
    const first = shown.change('ar')
    await shown.change('fr')
    slow.resolve(await translationOf('ar'))
    await first
    expect(shown.course.course.language).toBe('fr')
    expect(document.documentElement).toHaveAttribute('lang', 'fr')
  })

  it('takes a written answer in the language that is shown', async () => {
    const shown = await open('decisions', {
      translation: async (tag) => {
        const found = await translationOf(tag)
        const page = async (id: string) => ({
          ...(await found.page(id)),
          blocks: (await found.page(id)).blocks.map((block) =>
            block.kind === 'entry' && block.wanted.as === 'text'
              ? { ...block, wanted: { ...block.wanted, accept: ['laboratoires'] } }
              : block,
          ),
        })
        return { ...found, page }
      },
    })
    await shown.change('fr')
    const inputs = [...shown.main.querySelectorAll<HTMLInputElement>('form input[type=text]')]
    const input = inputs.find((one) => one.inputMode !== 'decimal' && one.getAttribute('inputmode') === 'text')
    if (!input) return expect.fail('no field')
    input.value = 'Laboratoires'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.closest('form')?.requestSubmit()
    await tick()
    const answers = shown.facts().filter(({ type }) => type === 'answer')
    expect(answers).toEqual([expect.objectContaining({ data: expect.objectContaining({ score: 1 }) as unknown })])
  })

  it('is offered in the menu, each language by its own name, and kept for the next visit', async () => {
    await open('first-steps', {}, { course: { ...course, languages: ['en', 'fr'] } })
    const button = (name: string) =>
      [...document.querySelectorAll('fieldset button')].find((one) => one.textContent === name) as HTMLButtonElement
    expect(button('English')).toHaveAttribute('aria-pressed', 'true')
    expect(button('français')).toHaveAttribute('lang', 'fr')
    button('français').click()
    await expect.poll(() => document.documentElement.lang).toBe('fr')
    await expect.poll(() => localStorage.getItem('stepwise:language')).toBe('"fr"')
    expect(button('français')).toHaveAttribute('aria-pressed', 'true')
    expect(document.querySelector('fieldset legend')).toHaveTextContent('Langue')
  })
})
