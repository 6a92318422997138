import type { CompiledCourse } from '../courses/format/course.ts'
import { searchWords } from '../courses/format/search-text.ts'

/**
 * The data of a course as classic scripts, by path: `course/course.js`, `course/reference.js` and one a page; those of
 * a translation under its language. Scripts, because LMS sandboxes and `file:` addresses refuse a page's requests for
 * files beside it. Each pushes to an array that the player takes over, so they may run before it does.
 */
export function courseScripts({ course, pages, reference, translations = [] }: CompiledCourse): Map<string, string> {
  const scripts = new Map([
    ['course/course.js', dataScript('course', course)],
    ['course/reference.js', dataScript('reference', reference)],
    ['course/search.js', dataScript('search', searchWords({ pages }))],
  ])
  for (const page of pages) scripts.set(`course/pages/${page.id}.js`, dataScript(`page:${page.id}`, page))
  for (const translation of translations) {
    const { language, texts, reference: translated } = translation
    const folder = `course/${language.toLowerCase()}`
    scripts.set(`${folder}/search.js`, dataScript(`search:${language}`, searchWords(translation)))
    scripts.set(`${folder}/course.js`, dataScript(`course:${language}`, texts))
    if (translated) scripts.set(`${folder}/reference.js`, dataScript(`reference:${language}`, translated))
    for (const page of translation.pages) {
      scripts.set(`${folder}/pages/${page.id}.js`, dataScript(`page:${language}:${page.id}`, page))
    }
  }
  return scripts
}

/** A script that brings data under a key. Browsers read a text as JSON in less than half the time that code takes them. */
export const dataScript = (key: string, data: unknown): string =>
  `(globalThis.stepwise ??= []).push(JSON.parse('${quoted(JSON.stringify([key, data]))}'));\n`

/** What a data script brings; null for what is none. */
export function readDataScript(script: string): unknown {
  const [, text] = /^\(globalThis\.stepwise \?\?= \[\]\)\.push\(JSON\.parse\('(.*)'\)\);\s*$/s.exec(script) ?? []
  if (text === undefined) return null
  const json = text.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, character: string) =>
    code ? String.fromCharCode(parseInt(code, 16)) : character,
  )
  return (JSON.parse(json) as [string, unknown])[1]
}

/** Stays data wherever a script's text may stand: no quote, no `</script>`, no `<!--`, no line ends of old JavaScript. */
const quoted = (text: string): string =>
  text
    .replace(/[\\']/g, '\\$&')
    .replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
