import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileCourse } from '../../../courses/format/compile.ts'
import { formatProblems } from '../../../courses/format/problem.ts'
import { FENCES } from '../../../courses/format/source.ts'

const GUIDE = readFileSync(new URL('../../../courses/README.md', import.meta.url), 'utf8')
const EXAMPLES = [...GUIDE.matchAll(/^```([a-z-]+)\n([\s\S]*?)^```$/gm)].map(([whole, kind = '', body = '']) => ({
  whole,
  kind,
  body,
}))
const BLOCKS = EXAMPLES.filter(({ kind }) => Object.hasOwn(FENCES, kind))

const page = (title: string, body: string, more = '') =>
  `---\ntitle: ${title}\nminutes: 5\nobjectives: [see it]\n${more}---\n\n${body}\n`
const without = ['pool', 'form']
/** A course around examples: the pages that they name, and a page for each of them. */
function courseAround(examples: readonly { whole: string; kind: string }[]) {
  const form = EXAMPLES.find(({ kind }) => kind === 'form')?.whole ?? ''
  const practice = (id: string) => `\`\`\`true-false\nid: ${id}\nstatement: So.\nright: true\nexplanation: Yes.\n\`\`\``
  const pages = new Map([
    ['real-equality', page('Real equality', practice('p1'))],
    ['diversity-advantage', page('Diversity advantage', practice('p2'))],
    ['vision', page('Vision', form)],
  ])
  examples.forEach(({ whole, kind }, i) => {
    if (kind === 'form') return
    const assessment = kind === 'pool' ? 'assessment: { graded: false }\n' : ''
    pages.set(`example-${i}`, page(`Example ${i}`, whole, assessment))
  })
  const named = [...GUIDE.matchAll(/^page: ([a-z0-9-]+)$/gm)].map(([, id = '']) => id)
  for (const id of named) if (!pages.has(id)) pages.set(id, page('Named', 'Words.'))
  const root = `id: guide\nversion: 1.0.0\ntitle: Guide\nlanguage: en\ndescription: All examples.\ncompletion: { pages: all, assessment: none }\nmodules: [{ id: all, title: All, pages: [${[...pages.keys()].join(', ')}] }]\n`
  const numbers = [...GUIDE.matchAll(/^items: \[([\d, ]+)\]$/gm)].flatMap(([, list = '']) =>
    list.split(',').map(Number),
  )
  const items = [...new Set(numbers)].map(
    (number) => `  - { number: ${number}, section: all, title: Book, languages: [en], links: [] }\n`,
  )
  const files = new Map([
    ['course.yaml', root],
    ['resources.yaml', `sections: [{ id: all, title: All }]\nitems:\n${items.join('')}`],
    ...[...pages].map(([id, text]) => [`pages/${id}.md`, text] as const),
  ])
  const assets = [...GUIDE.matchAll(/assets\/[\w.-]+/g)].map(([path]) => path)
  return compileCourse('guide', files, [...new Set(assets)])
}

describe('the author’s guide', () => {
  it('has an example of every block there is', () => {
    expect(Object.keys(FENCES).filter((kind) => !BLOCKS.some((example) => example.kind === kind))).toEqual([])
  })

  it.each(BLOCKS.map((example, i) => ({ ...example, name: `${i + 1}, a ${example.kind}` })))(
    'has examples that compile: $name',
    ({ whole, kind }) => {
      const result = courseAround([{ whole, kind }])
      expect(result.ok ? '' : formatProblems(result.problems)).toBe('')
      const kinds = result.ok ? result.compiled.pages.flatMap(({ blocks }) => blocks.map((block) => block.kind)) : []
      expect(kinds.length).toBeGreaterThan(without.includes(kind) ? 2 : 3)
    },
  )

  it('has examples that stand beside each other in one course', () => {
    const result = courseAround(BLOCKS)
    expect(result.ok ? '' : formatProblems(result.problems)).toBe('')
  })

  it('has front matter for assessments that can be read', () => {
    const lines = EXAMPLES.filter(({ kind, body }) => kind === 'yaml' && /^(assessment:|draw:)/.test(body))
    expect(lines).toHaveLength(2)
    const [first = '', second = ''] = lines.map(({ body }) => body)
    const questions = Array.from({ length: 20 }, (_, i) => `\`\`\`true-false\nid: t${i}\nstatement: So.\nright: true\nexplanation: Yes.\n\`\`\``) // prettier-ignore
    const text = page('Check', questions.join('\n\n'), first + second.replace(/^/gm, '  ').trimEnd() + '\n')
    const root =
      'id: guide\nversion: 1.0.0\ntitle: Guide\nlanguage: en\ndescription: One.\npassingScore: 50\ncompletion: { pages: all, assessment: passed }\nmodules: [{ id: all, title: All, pages: [check] }]\n'
    const result = compileCourse('guide', new Map([['course.yaml', root], ['pages/check.md', text]]), []) // prettier-ignore
    expect(result.ok ? result.compiled.course.pages[0]?.assessment : formatProblems(result.problems)).toEqual({
      graded: true,
      attempts: null,
      draw: 20,
      profile: true,
    })
  })

  it('has a branding that can be read', () => {
    const branding = EXAMPLES.find(({ kind, body }) => kind === 'yaml' && body.startsWith('branding:'))?.body ?? ''
    const root = `id: guide\nversion: 1.0.0\ntitle: Guide\nlanguage: en\ndescription: One.\ncompletion: { pages: all, assessment: none }\nmodules: [{ id: all, title: All, pages: [page] }]\n${branding}`
    const files = new Map([['course.yaml', root], ['pages/page.md', page('Page', 'Words.')]]) // prettier-ignore
    const result = compileCourse('guide', files, ['assets/logo.svg'])
    expect(result.ok ? result.compiled.course.branding : formatProblems(result.problems)).toMatchObject({
      accent: { light: '#8a1f5c', dark: '#f0b4d4' },
      logo: { src: 'assets/logo.svg', alt: 'Town of Rivermouth' },
    })
  })

  it('has a translation that fits its own example of a page', () => {
    const [original = '', translated = ''] = EXAMPLES.filter(({ kind }) => kind === 'markdown').map(({ body }) => body)
    const titles = EXAMPLES.find(({ kind, body }) => kind === 'yaml' && body.includes('modules:\n  start:'))?.body ?? ''
    const root = `id: guide\nversion: 1.0.0\ntitle: Guide\nlanguage: en\ndescription: One.\ncompletion: { pages: all, assessment: none }\nmodules: [{ id: start, title: Start, pages: [real-equality, practical, diversity-advantage] }]\n`
    const files = new Map([
      ['course.yaml', root],
      ['pages/real-equality.md', original],
      ['pages/practical.md', page('Practical', 'Words.')],
      ['pages/diversity-advantage.md', page('Advantage', 'Words.')],
      ['fr/course.yaml', titles],
      ['fr/pages/real-equality.md', translated],
    ])
    const result = compileCourse('guide', files, [])
    if (!result.ok) return expect.fail(formatProblems(result.problems))
    expect(result.compiled.translations?.[0]?.texts).toEqual({
      language: 'fr',
      title: 'Mon cours',
      description: 'Ce qu’il enseigne, en une ou deux phrases.',
      modules: { start: 'Pour commencer' },
      pages: { practical: 'En pratique', 'real-equality': 'L’égalité réelle' },
      translated: ['real-equality'],
      reference: false,
    })
    expect(result.remarks?.map(({ message }) => message)).toEqual([
      '1 of 3 pages; missing: practical, diversity-advantage.',
    ])
  })
})
