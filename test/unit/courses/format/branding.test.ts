import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GROUNDS, LEAST_CONTRAST, leastContrast, readable, softOf } from '../../../../courses/format/branding.ts'
import { compileCourse } from '../../../../courses/format/compile.ts'
import { contrast } from '../../../../courses/format/contrast.ts'
import { CompiledCourse } from '../../../../courses/format/course.ts'
import { readCourse } from '../../../../src/build/read-course.ts'
import { compileSmall, edit, problemsAfter } from '../../../fixtures/courses/small-course.ts'

const THEMES = ['light', 'dark'] as const
const colours = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)
/** A colour of the player's own in a theme. */
const own = new Map(
  [...readFileSync('player/style.css', 'utf8').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)
const brand = (lines: string) => edit('course.yaml', 'modules:\n', `branding: ${lines}\nmodules:\n`)
/** The hue in degrees; of greys there is none. */
function hueOf(colour: string): number | null {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  const most = Math.max(r, g, b)
  const range = most - Math.min(r, g, b)
  if (range === 0) return null
  const sixth = most === r ? ((g - b) / range + 6) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4
  return sixth * 60
}

describe('the colours of a branding', () => {
  it.each(THEMES)('are compared with what the player has, %s', (theme) => {
    const names = ['paper', 'surface', 'warm-soft', 'ok-soft']
    expect(GROUNDS[theme]).toEqual(Object.fromEntries(names.map((name) => [name, own.get(name)?.[theme]])))
    expect(Object.values(GROUNDS[theme])).toContain(own.get('on-accent')?.[theme]) // what is written on the accent
  })

  it.each(THEMES)('leave every colour readable on their soft ground, %s', (theme) => {
    const others = ['ink', 'ink-2', 'warm', 'ok'].map((name) => own.get(name)?.[theme] ?? '')
    fc.assert(
      fc.property(colours, (colour) => {
        const accent = readable(colour, theme)
        const found = [accent, ...others].map((text) => contrast(text, softOf(accent, theme)))
        expect(Math.min(...found)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
      }),
      { examples: [['#000000'], ['#ffffff'], ['#ffff00'], ['#0000ff']] },
    )
  })

  it.each(THEMES)('that cannot be read have one of their hue near them that can, %s', (theme) => {
    fc.assert(
      fc.property(colours, (colour) => {
        const found = readable(colour, theme)
        expect(leastContrast(found, theme)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
        expect(readable(found, theme)).toBe(found)
        if (leastContrast(colour, theme) >= LEAST_CONTRAST) expect(found).toBe(colour)
      }),
    )
  })

  it.each([
    ['#ffcc00', 'light'],
    ['#2e8b57', 'light'],
    ['#e30613', 'light'],
    ['#23418f', 'dark'],
    ['#8a1f5c', 'dark'],
  ] as const)('keep their hue: %s, %s', (colour, theme) => {
    const found = readable(colour, theme)
    expect(found).not.toBe(colour)
    expect(Math.abs((hueOf(found) ?? NaN) - (hueOf(colour) ?? NaN))).toBeLessThan(2)
  })

  it('of the player itself would do', () => {
    for (const theme of THEMES) expect(leastContrast(own.get('accent')?.[theme] ?? '', theme)).toBeGreaterThan(4.5)
  })
})

describe('the branding of a course', () => {
  it('is compiled from its folder, with a dark accent that was left out', async () => {
    const read = await readCourse('branded', 'test/fixtures/courses')
    if (!read.ok) return expect.fail(JSON.stringify(read.problems))
    expect(read.compiled.course.branding).toEqual({
      accent: { light: '#8a1f5c', dark: readable('#8a1f5c', 'dark') },
      accentSoft: { light: softOf('#8a1f5c', 'light'), dark: softOf(readable('#8a1f5c', 'dark'), 'dark') },
      logo: { src: 'assets/logo.svg', alt: 'Town of Rivermouth' },
    })
    expect(CompiledCourse.parse(read.compiled)).toEqual(read.compiled)
    expect([...read.assets.keys()]).toEqual(['assets/logo.svg'])
  })

  it('may be colours only, each its own, or a logo only', () => {
    const brandingOf = (lines: string) => {
      const result = compileSmall(brand(lines))
      return result.ok ? result.compiled.course.branding : result.problems
    }
    expect(brandingOf(`{ accent: '#005a3c', accentDark: '#ffd000' }`)).toEqual({
      accent: { light: '#005a3c', dark: '#ffd000' },
      accentSoft: { light: softOf('#005a3c', 'light'), dark: softOf('#ffd000', 'dark') },
    })
    expect(brandingOf('{ logo: { src: assets/wheel.svg, alt: A wheel } }')).toEqual({
      logo: { src: 'assets/wheel.svg', alt: 'A wheel' },
    })
  })

  it('that there is not leaves no trace', () => {
    const result = compileSmall()
    expect(result.ok && 'branding' in result.compiled.course).toBe(false)
  })

  const COLOUR = 'must be a colour such as "#23418f", in quotes.'
  it.each([
    [
      `{ accent: '#ffcc00' }`,
      'course.yaml:14:21  "#ffcc00" is hard to read in the light theme: it has a contrast of 1.29:1 on #fbeae2 and needs 4.5:1. The nearest darker colour of its hue is "#836900".',
    ],
    [
      `{ accent: '#23418f', accentDark: '#23418f' }`,
      'course.yaml:14:44  "#23418f" is hard to read in the dark theme: it has a contrast of 1.45:1 on #17322a and needs 4.5:1. The nearest lighter colour of its hue is "#8293bf".',
    ],
    [`\n  accent: #23418f`, `course.yaml:15:11  "branding.accent" ${COLOUR}`],
    [`{ accent: '#248' }`, `course.yaml:14:21  "branding.accent" ${COLOUR}`],
    [`{ accent: 235689 }`, `course.yaml:14:21  "branding.accent" ${COLOUR}`],
    [`{ accent: navy }`, `course.yaml:14:21  "branding.accent" ${COLOUR}`],
    [`{ accentDark: '#9db4ff' }`, 'course.yaml:14:25  "branding.accentDark" needs an "accent" beside it.'],
    ['{}', 'course.yaml:14:11  "branding" has neither an "accent" nor a "logo".'],
    [`{ accent: '#23418f', font: Papyrus }`, 'course.yaml:14:32  "font" is not known here. Remove or rename it.'],
    ['{ logo: { src: assets/wheel.svg } }', 'course.yaml:14:19  "branding.logo.alt" is missing. Add it.'],
    ['{ logo: { src: assets/wheel.svg, alt: "" } }', 'course.yaml:14:49  "branding.logo.alt" is empty.'],
    [
      '{ logo: { src: assets/whell.svg, alt: A wheel } }',
      'course.yaml:14:26  The picture "assets/whell.svg" is missing. Put it into assets/ or mend the name. Did you mean "assets/wheel.svg"?',
    ],
    [
      '{ logo: { src: https://example.org/logo.png, alt: A wheel } }',
      'course.yaml:14:26  The picture "https://example.org/logo.png" is missing. Put it into assets/ or mend the name.',
    ],
  ])('is refused: %s', (lines, problem) => {
    expect(problemsAfter(brand(lines))).toEqual([problem])
  })

  it('is told together with other problems, and belongs to no translation', () => {
    expect(problemsAfter(brand(`{ accent: '#ffcc00' }`), edit('pages/welcome.md', '(page:practice)', '(page:x)'))).toHaveLength(2) // prettier-ignore
    const files = new Map([['fr/course.yaml', `title: T\ndescription: D\nmodules: { m: M }\nbranding: { accent: '#23418f' }\n`]]) // prettier-ignore
    files.set('course.yaml', 'id: x\nversion: 1.0.0\ntitle: T\nlanguage: en\ndescription: D\ncompletion: { pages: all, assessment: none }\nmodules: [{ id: m, title: M, pages: [a] }]\n') // prettier-ignore
    files.set('pages/a.md', '---\ntitle: A\nminutes: 1\nobjectives: [a]\n---\n\nText.\n')
    const result = compileCourse('x', files, [])
    expect(result.ok ? [] : result.problems.map(({ file, message }) => [file, message])).toEqual([
      ['fr/course.yaml', '"branding" is not known here. Remove or rename it.'],
    ])
  })
})
