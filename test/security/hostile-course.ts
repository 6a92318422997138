import type { Block, CompiledCourse, Page } from '../../courses/format/course.ts'
import { richBlocks } from '../../courses/format/markdown.ts'
import type { RichText } from '../../courses/format/rich-text.ts'
import type { Problem } from '../../courses/format/problem.ts'
import { snippets } from './snippets.ts'

const PER_PAGE = 100

/**
 * A course of so many hostile snippets: what the compiler lets through of each as Markdown, and each as the plain text of
 * every field that shows one, and as an address, as if somebody had forged a package.
 */
export function hostileCourse(count: number, seed: number): CompiledCourse {
  const all = snippets(count, seed)
  const pages = Array.from({ length: Math.ceil(count / PER_PAGE) }, (_, index) =>
    hostilePage(index, all.slice(index * PER_PAGE, (index + 1) * PER_PAGE)),
  )
  const [title = ''] = all
  return {
    course: {
      format: 1,
      id: 'hostile',
      version: '1.0.0',
      title,
      language: 'en',
      description: title,
      keywords: [title],
      navigation: 'free',
      completion: { pages: 'all', assessment: 'none' },
      passingScore: null,
      modules: [{ id: 'all', title, pages: pages.map(({ id }) => id) }],
      pages: pages.map(({ id, title: own, minutes }, slot) => ({ id, title: own, minutes, slot })),
      questions: [],
      assets: [],
    },
    pages,
    reference: {
      glossary: [{ id: 'term', term: title, meaning: title, pages: ['page-0'] }],
      resources: { sections: [], items: [] },
    },
  }
}

function hostilePage(index: number, own: readonly string[]): Page {
  const at = (place: number) => own[place % own.length] ?? ''
  const blocks = own.flatMap((snippet, place): Block[] => {
    const text: RichText = [...asMarkdown(snippet), forged(snippet)]
    return place % 10 === 0 ? [{ kind: 'text', text }, ...fields(snippet, text)] : [{ kind: 'text', text }]
  })
  return { id: `page-${index}`, title: at(0), lead: at(1), minutes: 1, objectives: [at(2)], blocks }
}

/** What the compiler makes of it; nothing, where it refuses. */
function asMarkdown(snippet: string): RichText {
  const problems: Problem[] = []
  const start = { file: 'hostile.md', line: 1, column: 1 }
  const references = { term: () => undefined, page: () => undefined }
  const made = richBlocks(snippet, { start, problems, references })
  return problems.length === 0 ? made : []
}

/** A node that no compiler makes: the snippet as its words, its tag and its attributes. */
const forged = (snippet: string) =>
  ({
    tag: 'p',
    children: [
      snippet,
      { tag: 'a', href: snippet, children: [snippet] },
      { tag: snippet, src: snippet, onerror: snippet, children: [snippet] },
    ],
  }) as unknown as RichText[number]

const fields = (snippet: string, text: RichText): Block[] => [
  { kind: 'figure', src: `assets/${snippet}`, alt: snippet, caption: snippet },
  { kind: 'city', city: snippet, country: snippet, year: snippet, title: snippet, text, source: { title: snippet, url: snippet } },
  { kind: 'callout', tone: 'note', title: snippet, text },
  { kind: 'key-figure', value: snippet, label: snippet, source: { title: snippet, url: snippet } },
  { kind: 'timeline', title: snippet, items: [{ when: snippet, text }] },
  { kind: 'cards', items: [{ title: snippet, meta: snippet, text, more: { label: snippet, text } }] },
  { kind: 'quote', text, who: snippet },
  { kind: 'video', title: snippet, url: snippet, transcript: text },
  { kind: 'form', id: 'form', title: snippet, fields: [{ id: 'field', label: snippet, as: 'text', hint: snippet }] },
] // prettier-ignore
