import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { CompiledCourse, Page } from '../../../courses/format/course.ts'
import { formatProblems, type Problem } from '../../../courses/format/problem.ts'
import { textsOf } from '../../../courses/format/reading.ts'
import { readYaml } from '../../../courses/format/yaml.ts'
import { courseScripts } from '../../../scorm/course-scripts.ts'
import { readCourse, type ReadCourse } from '../../../src/build/read-course.ts'
import outline from '../../fixtures/outline-facts.json' with { type: 'json' }

const FOLDER = 'courses/intercultural-city-step-by-step'

const Ledger = z.array(
  z.strictObject({
    id: z.string().regex(/^F\d{3}$/),
    status: z.enum(['sourced', 'uncertain', 'general']),
    claim: z.string().min(20).max(330),
    source: z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https?$/ }).optional() }).optional(),
  }),
)
type Fact = z.infer<typeof Ledger>[number]

/** Pages that rest on no fact, each with the reason. */
const WITHOUT_FACTS: Record<string, string> = {}

const facts = new Map<string, Fact>()
/** The facts that each page names, by the page's id. */
const named = new Map<string, string[]>()
let read: ReadCourse

beforeAll(async () => {
  for (const fact of await readLedger()) facts.set(fact.id, fact)
  for (const { page } of outline) named.set(page, await factsOfPage(page))
  read = await readCourse('intercultural-city-step-by-step')
}, 60_000)

async function readLedger(): Promise<Fact[]> {
  const problems: Problem[] = []
  const place = { file: 'facts.yaml', line: 1, column: 1 }
  const ledger = readYaml(await readFile(`${FOLDER}/facts.yaml`, 'utf8'), Ledger, place, problems)
  if (!ledger) throw new Error(formatProblems(problems))
  return ledger.value
}

async function factsOfPage(page: string): Promise<string[]> {
  const text = await readFile(`${FOLDER}/pages/${page}.md`, 'utf8')
  const front: unknown = parse(/^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '')
  return z.object({ facts: z.array(z.string()).default([]) }).parse(front).facts
}

const compiled = (): CompiledCourse => (read.ok ? read.compiled : expect.fail(formatProblems(read.problems)))
const isUncertain = (id: string): boolean => facts.get(id)?.status === 'uncertain'

/** By page, what is wrong with it; pages with nothing wrong are left out. */
const wrong = (find: (page: string, names: string[]) => string[]): Record<string, string[]> =>
  Object.fromEntries(
    [...named].map(([page, names]) => [page, find(page, names)] as const).filter(([, all]) => all.length),
  )

describe('the ledger of facts', () => {
  it('numbers its facts without a gap', () => {
    const numbers = Array.from({ length: facts.size }, (_, i) => `F${String(i + 1).padStart(3, '0')}`)
    expect([...facts.keys()]).toEqual(numbers)
    expect(facts.size).toBe(379)
  })

  it('names a source of all that is not common knowledge', () => {
    const unsourced = [...facts.values()].filter(
      ({ status, source }) => (status === 'general') !== (source === undefined),
    )
    expect(unsourced).toEqual([])
  })

  it('makes each claim in one sentence', () => {
    const isOne = (claim: string) => /^[^\s].*[.?”]$/.test(claim) && !/(?<! [A-Z])[.!?] +[A-Z“]/.test(claim)
    expect([...facts.values()].filter(({ claim }) => !isOne(claim))).toEqual([])
  })

  it('stays with the authors: nothing of it is in the compiled course or among its files', () => {
    const built = [...courseScripts(compiled()).values()].join('\n')
    expect([...facts.values()].filter(({ claim }) => built.includes(claim))).toEqual([])
    expect(built).not.toMatch(/"F\d{3}"/)
    const files = read.ok ? [...read.assets.keys()] : []
    expect(files.filter((path) => !path.startsWith('assets/'))).toEqual([])
  })
})

describe('the pages and the ledger', () => {
  it('are those of the outline, in its order', () => {
    const pages = compiled().course.pages.map(({ id }, index) => [index + 1, id])
    expect(outline.map(({ number, page }) => [number, page])).toEqual(pages)
  })

  it('every fact that a page names is in the ledger, and named once', () => {
    expect(wrong((_, names) => names.filter((id, i) => !facts.has(id) || names.indexOf(id) !== i))).toEqual({})
  })

  it('every page names a fact, or says why not', () => {
    const none = [...named].filter(([, names]) => names.length === 0).map(([page]) => page)
    expect(none).toEqual(Object.keys(WITHOUT_FACTS))
  })

  it('every page names the facts that the outline gives it; uncertain ones may be left out', () => {
    const wanted = (page: string) => outline.find((entry) => entry.page === page)?.facts ?? []
    const missing = wrong((page, names) => wanted(page).filter((id) => !isUncertain(id) && !names.includes(id)))
    expect(missing).toEqual({})
  })

  it('no uncertain fact is told with its figures', () => {
    const told = wrong((id, names) => {
      const page = compiled().pages.find((known) => known.id === id)
      const given = outline.find((entry) => entry.page === id)?.facts ?? []
      const claims = (uncertain: boolean, ids: string[]) =>
        ids.filter((fact) => isUncertain(fact) === uncertain).map((fact) => facts.get(fact)?.claim ?? '')
      return page ? toldFigures(claims(true, [...names, ...given]), claims(false, names), textOf(page)) : []
    })
    expect(told).toEqual({})
  })
})

const textOf = ({ title, lead, objectives, blocks }: Page): string =>
  textsOf([title, lead, objectives, blocks]).join('\n')

/** Figures of uncertain claims that stand in a text although no certain claim carries them. */
function toldFigures(uncertain: string[], certain: string[], text: string): string[] {
  const figures = (texts: string[]) => new Set(texts.flatMap(figuresOf))
  const [carried, told] = [figures(certain), figures([text])]
  return [...figures(uncertain)].filter((figure) => told.has(figure) && !carried.has(figure))
}

/** Numbers in digits or in words to twenty: "30,000" is "30000". Twelve people and 12 per cent are two figures. */
function figuresOf(text: string): string[] {
  const digits = text.matchAll(/(\d+(?:[.,\u00a0\u202f]\d+)*)(\s?%| per ?cent)?/g)
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return [
    ...[...digits].map(([, number = '', percent]) => number.replace(THOUSANDS, '') + (percent ? ' %' : '')),
    ...words.flatMap((word) => (NUMBERS.includes(word) ? [String(NUMBERS.indexOf(word) + 4)] : [])),
  ]
}
const THOUSANDS = /[,.\u00a0\u202f](?=\d{3}(?!\d))/g
/** From four: smaller ones stand in every text. */
const NUMBERS = [
  ...['four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
]

describe('figures told', () => {
  const claim = 'The number of murals is given as 33 or 35, and 94 stood in 2018 for 1,200 visitors.'

  it.each([
    ['Some 33 houses are painted.', ['33']],
    ['About 1200 people came in 2018.', ['2018', '1200']],
    ['In 2018 they were counted: many.', ['2018']],
    ['More than thirty houses, and 330 or 335 visits.', []],
    ['For 33 % and 35 per cent of them.', []],
  ])('%j tells %j', (text, told) => {
    expect(toldFigures([claim], [], text)).toEqual(told)
  })

  it('may stand there on the word of a certain claim', () => {
    expect(toldFigures([claim], ['The walk began in 2018.'], 'In 2018 there were 94 of them.')).toEqual(['94'])
  })

  it('are percentages where the claim has one', () => {
    expect(toldFigures(['Some say 12 %, others 28.5 %.'], [], 'Told as 12% or 28.5 per cent, by 12 people.')).toEqual(
      ['12 %', '28.5 %'], // prettier-ignore
    )
  })

  it('are found when they are spelt out', () => {
    expect(toldFigures(['The first were 12 or 28.'], [], 'Twelve women began.')).toEqual(['12'])
  })
})
