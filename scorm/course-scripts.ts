import type { CompiledCourse } from '../courses/format/course.ts'

/**
 * The data of a course as classic scripts, by path: `course/course.js`, `course/reference.js` and one a page. Scripts,
 * because LMS sandboxes and `file:` addresses refuse a page's requests for files beside it. Each pushes to an array
 * that the player takes over, so they may run before it does.
 */
export function courseScripts({ course, pages, reference }: CompiledCourse): Map<string, string> {
  const scripts = new Map([
    ['course/course.js', dataScript('course', course)],
    ['course/reference.js', dataScript('reference', reference)],
  ])
  for (const page of pages) scripts.set(`course/pages/${page.id}.js`, dataScript(`page:${page.id}`, page))
  return scripts
}

const dataScript = (key: string, data: unknown): string =>
  `(globalThis.stepwise ??= []).push(${scriptJson([key, data])})\n`

/** JSON that stays data wherever a script's text may stand: no `</script>`, no `<!--`, no line ends of old JavaScript. */
const scriptJson = (data: unknown): string =>
  JSON.stringify(data).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
