import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A course of any length for measurements: always the same files for the same number of pages. */

const WORDS = (
  'market street neighbour council bridge library tram garden school kitchen square choir office letter river bench ' +
  'mayor baker nurse teacher driver festival map plan budget meeting question answer path window door light winter ' +
  'summer opens carries finds asks builds keeps shares shows learns invites listens counts plants mends paints ' +
  'crosses quiet open shared early patient careful new small long warm common public local first many some each ' +
  'every other near between through with without before after across around'
).split(' ')
const MODULE_PAGES = 20
const QUESTION_EVERY = 3

/** The files of the course by their path in its folder. */
export function largeCourse(id: string, pages: number): Map<string, string> {
  const ids = Array.from({ length: pages }, (_, i) => `page-${i + 1}`)
  const files = new Map([
    ['course.yaml', courseFile(id, ids)],
    [
      'glossary.yaml',
      `- id: common\n  term: Common ground\n  meaning: What all who use a place care for.\n  pages: []\n`,
    ],
  ])
  ids.forEach((page, i) => files.set(`pages/${page}.md`, pageFile(page, i, writer(i + 1))))
  return files
}

/** Writes the course into a folder of its own below `root`. */
export async function writeLargeCourse(root: string, id: string, pages: number): Promise<void> {
  for (const [path, text] of largeCourse(id, pages)) {
    const file = join(root, id, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}

function courseFile(id: string, pages: readonly string[]): string {
  const modules = Array.from({ length: Math.ceil(pages.length / MODULE_PAGES) }, (_, m) => {
    const { title } = writer(1_000_000 + m)
    const own = pages.slice(m * MODULE_PAGES, (m + 1) * MODULE_PAGES)
    return `  - id: module-${m + 1}\n    title: ${title()}\n    pages: [${own.join(', ')}]\n`
  })
  return `id: ${id}
version: 1.0.0
title: A course of ${pages.length} pages
language: en
description: Made for measurements.
navigation: free
completion: { pages: all, assessment: none }
modules:
${modules.join('')}`
}

function pageFile(id: string, index: number, { title, sentence, paragraph }: Writer): string {
  const list = [sentence(), `**${title()}**: ${sentence()}`, sentence()].map((item) => `- ${item}`).join('\n')
  const parts = [
    `---\ntitle: ${title()}\nlead: ${sentence()}\nminutes: 4\nobjectives:\n  - ${title()}\n  - ${title()}\n---`,
    paragraph(4),
    `${paragraph(2)} It is about [common ground](term:common), and _${title()}_.`,
    `## ${title()}`,
    paragraph(4),
    list,
    fence('city', `city: Rivermouth\ncountry: Invented\nyear: "2020"\ntitle: ${title()}\ntext: |\n  ${paragraph(3)}`),
    `### ${title()}`,
    paragraph(3),
    `| ${title()} | ${title()} |\n| --- | --- |\n| ${title()} | ${title()} |\n| ${title()} | ${title()} |`,
    fence('callout', `tone: reflect\ntitle: ${title()}\ntext: ${paragraph(2)}`),
  ]
  if (index % QUESTION_EVERY === 0) parts.push(question(id, { title, sentence, paragraph }))
  return `${parts.join('\n\n')}\n`
}

const question = (page: string, { title, sentence }: Writer): string =>
  fence(
    'choice',
    `id: ${page}-asked\nprompt: ${sentence()}\noptions:\n  a: ${title()}\n  b: ${title()}\n  c: ${title()}\nright: b\n` +
      `explanation: ${sentence()}\npage: ${page}`,
  )

const fence = (kind: string, yaml: string): string => `\`\`\`${kind}\n${yaml}\n\`\`\``

interface Writer {
  title(): string
  sentence(): string
  paragraph(sentences: number): string
}

/** Writes the same texts for the same seed (xorshift). */
function writer(seed: number): Writer {
  let state = Math.imul(seed, 2_654_435_761) | 1
  const random = (below: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  const words = (count: number): string => {
    const text = Array.from({ length: count }, () => WORDS[random(WORDS.length)] ?? '').join(' ')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  const sentence = () => `${words(7 + random(8))}.`
  return {
    title: () => words(2 + random(3)),
    sentence,
    paragraph: (sentences) => Array.from({ length: sentences }, sentence).join(' '),
  }
}
