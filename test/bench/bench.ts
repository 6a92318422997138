import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser } from 'playwright'
import { main as build } from '../../src/build/build.ts'
import { CHROMIUM_FLAGS } from '../../src/build/chromium.ts'
import { ensureChromium } from '../../src/build/ensure-chromium.ts'
import { BUDGETS, measureSizes } from '../../src/build/sizes.ts'
import { exportPackage } from '../../src/export/cli.ts'
import { browserExportRows } from './browser-export-rows.ts'
import { exportRows } from './export-rows.ts'
import { journalRows } from './journal.ts'
import { lmsRows } from './lms.ts'
import { packedFiles } from './packed-site.ts'
import { rowOf, Run, tableOf, type Row } from './row.ts'
import { offlineRows, startRows } from './start-rows.ts'
import { filesBelow } from './static-site.ts'
import { turnRows } from './turn-rows.ts'

const COURSE = 'intercultural-city-step-by-step'
const SEARCH = `?course=${COURSE}`

/** What can be measured, and asked for by name. */
const SECTIONS: Record<string, (browser: Browser) => Promise<Row[]> | Row[]> = {
  sizes: sizeRows,
  start: (browser) => startRows(browser, 'standalone', filesBelow('dist/web'), SEARCH),
  package: packageRows,
  offline: (browser) => offlineRows(browser, filesBelow('dist/web'), SEARCH),
  turns: (browser) => turnRows(browser, filesBelow('dist/web'), SEARCH),
  journal: journalRows,
  export: async (browser) => [
    ...(await exportRows(browser)),
    ...(await browserExportRows(browser, filesBelow('dist/web'))),
  ],
  lms: lmsRows,
}
const PARTS = Object.keys(SECTIONS)

const USAGE = `Usage: npm run bench -- [--only NAME] [--json FILE] [--compare FILE] [--built]

  --only     one part: ${PARTS.join(', ')}
  --json     writes the figures to a file
  --compare  shows the figures of such a file beside the new ones
  --built    measures what lies in dist/ instead of building it`

/** `npm run bench`: measures the built product and prints a table. 1 when it could not be built, 2 = wrong use. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === null) return 2
  const executablePath = await ensureChromium()
  if (!executablePath || (!options.built && (await build()) !== 0)) return 1
  const earlier =
    options.compare === undefined ? [] : Run.parse(JSON.parse(await readFile(options.compare, 'utf8'))).rows
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  const rows: Row[] = []
  try {
    for (const [name, section] of Object.entries(SECTIONS)) {
      if (options.only === undefined || options.only === name) rows.push(...(await section(browser)))
    }
  } finally {
    await browser.close()
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1)}, Chromium ${browser.version()}`
  console.log(`${machine}\n\n${tableOf(rows, earlier)}`)
  const run: Run = { date: new Date().toISOString(), machine, rows }
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(run, null, 2)}\n`)
  return 0
}

function readOptions(args: string[]) {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args,
      options: { only: text, json: text, compare: text, built: { type: 'boolean' } },
    })
    if (values.only === undefined || PARTS.includes(values.only)) return values
    throw new Error(`"${values.only}" is not a part.`)
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`)
    return null
  }
}

function sizeRows(): Row[] {
  const { webFirst, webJournal, webBeside, packageFirst, packageBeside, fonts } = measureSizes()
  const kilobytes = (name: string, bytes: number, most?: number) =>
    rowOf(name, 'kB', [bytes / 1000], most === undefined ? most : most / 1000)
  return [
    kilobytes('standalone: script and style before page 1, gzip', webFirst, BUDGETS.webFirst),
    kilobytes('standalone: the journal, gzip', webJournal, BUDGETS.webJournal),
    kilobytes('standalone: all other script and style, gzip', webBeside),
    kilobytes('package: before the first page, gzip', packageFirst, BUDGETS.packageFirst),
    kilobytes('package: beside it, gzip', packageBeside, BUDGETS.packageBeside),
    kilobytes('fonts, all', fonts, BUDGETS.fonts),
  ]
}

async function packageRows(browser: Browser): Promise<Row[]> {
  const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
  try {
    const exported = await exportPackage({ course: COURSE, options: { standard: '1.2' }, out })
    if (!exported.ok) throw new Error(exported.reason)
    const zip = await readFile(exported.path)
    return [
      rowOf('package: zip', 'kB', [zip.length / 1000], BUDGETS.zip / 1000),
      ...(await startRows(browser, 'package 1.2', packedFiles(zip))),
    ]
  } finally {
    await rm(out, { recursive: true })
  }
}
