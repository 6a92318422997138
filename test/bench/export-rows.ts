import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import type { Once } from './export-once.ts'
import { writeLargeCourse } from './large-course.ts'
import { packedFiles } from './packed-site.ts'
import { quantile, rowOf, type Row } from './row.ts'
import { serveFiles, type StaticSite } from './static-site.ts'
import { newContext, visit } from './visit.ts'

const PAGES = [42, 420, 4_200] as const
const SECONDS: Record<number, number> = { 42: 1, 420: 3, 4_200: 20 }
const RUNS = 3
const OPENINGS = 7
/** Megabytes: of the whole process, and so that it keeps to them, of its old heap. */
const MOST_MEMORY = 500
const MOST_HEAP = 320

/** Time and memory of exports of 42, 420 and 4,200 pages, and what it costs to open the largest package. */
export async function exportRows(browser: Browser): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-'))
  try {
    for (const pages of PAGES) await writeLargeCourse(folder, nameOf(pages), pages)
    const all = new Map<number, Once[]>(PAGES.map((pages) => [pages, []]))
    for (let run = 0; run < RUNS; run++) {
      for (const pages of PAGES) {
        if (run === 0 || pages < 4_200) all.get(pages)?.push(exportOnce(folder, pages, join(folder, 'out')))
      }
    }
    const paths = PAGES.map((pages) => all.get(pages)?.[0]?.path ?? '')
    return [
      ...[...all].flatMap(([pages, runs]) => exportFigures(pages, runs)),
      growth(all),
      ...(await openingRows(browser, paths[0] ?? '', paths[2] ?? '')),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const nameOf = (pages: number): string => `large-${pages}`

function exportOnce(folder: string, pages: number, out: string): Once {
  const args = ['./test/bench/export-once.ts', folder, nameOf(pages), out]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${MOST_HEAP}`, ...RUNNER, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  if (status !== 0) throw new Error(`The export of ${pages} pages failed: ${stderr || stdout}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Once
}

/** Runs a module written in TypeScript, as `npm run` does. */
const RUNNER = [
  '--input-type=module',
  '--eval',
  `const [, file, ...args] = process.argv
const { runnerImport } = await import('vite')
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
process.exitCode = await module.main(args)`,
  '--',
]

const exportFigures = (pages: number, runs: readonly Once[]): Row[] => [
  rowOf(`export of ${pages} pages`, 's', runs.map(({ milliseconds }) => milliseconds / 1000), SECONDS[pages]),
  rowOf(`export of ${pages} pages, processor`, 's', runs.map(({ cpu }) => cpu / 1000)),
  rowOf(`export of ${pages} pages, memory`, 'MB', runs.map(({ peak }) => peak), MOST_MEMORY),
] // prettier-ignore

/** How much more a page of the largest costs than one of the middle one: 1 where the growth is linear. */
function growth(all: ReadonlyMap<number, readonly Once[]>): Row {
  const perPage = (pages: number) => quantile((all.get(pages) ?? []).map(({ cpu }) => cpu), 0.5) / pages // prettier-ignore
  return rowOf('a page of 4,200 against one of 420, processor', '×', [perPage(4_200) / perPage(420)], 1.2)
}

/** Opens the smallest and the largest package in turns. */
async function openingRows(browser: Browser, small: string, large: string): Promise<Row[]> {
  const sites = await Promise.all([small, large].map(async (path) => serveFiles(packedFiles(await readFile(path)))))
  const times: [number[], number[]] = [[], []]
  const open = async ({ url }: StaticSite): Promise<number> => {
    const context = await newContext(browser)
    const [, marks] = await visit(context, url)
    await context.close()
    return marks.next
  }
  try {
    for (let run = 0; run < OPENINGS; run++) {
      for (const [i, site] of sites.entries()) times[i === 0 ? 0 : 1].push(await open(site))
    }
  } finally {
    await Promise.all(sites.map((site) => site.close()))
  }
  return [
    rowOf('package of 42 pages: Next works', 'ms', times[0]),
    rowOf('package of 4,200 pages: Next works', 'ms', times[1], quantile(times[0], 0.5) * 1.2),
  ]
}
