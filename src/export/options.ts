import { parseArgs, type ParseArgsConfig } from 'node:util'
import { OPTION_LIST, OPTION_NAMES, readOptions, wordsOf } from '../../scorm/option-list.ts'
import type { OptionName, PackageOptions } from '../../scorm/package-options.ts'
import { findPreset, PRESETS } from '../../scorm/presets.ts'

export interface ExportRequest {
  course: string
  /** What was chosen; all else is as the course has it. */
  options: Partial<PackageOptions>
  /** A folder; made when it is not there. */
  out: string
  /** Replaces what is there under the same name. */
  force?: boolean
  /** Files for a web server in a folder instead of a zip. */
  folder?: boolean
  /** Makes and checks everything, and writes nothing. */
  dryRun?: boolean
}

/** How the answer is given. */
export interface Answering {
  json: boolean
  /** Tells all that was found. */
  check: boolean
}

/** What a command line asks for: an export, its usage, or nothing that can be done. */
export type Asked =
  { ask: 'export'; request: ExportRequest; answering: Answering } | { ask: 'help' } | { ask: 'nothing'; reason: string }

export const DEFAULT_OUT = 'dist/packages'

const optionLines = (): string[] =>
  OPTION_NAMES.map((name) => {
    const { flag, text } = OPTION_LIST[name]
    const words = wordsOf(name)
    return `  --${flag.padEnd(20)} ${text}${words.length > 0 ? ` (${words.join(', ')})` : ''}`
  })

export const USAGE = `Makes a package of a course.

  npm run export -- <course> [--standard 1.2|2004-3|2004-4|web|single] [options]

What it holds; everything is as the course has it unless said otherwise:
${optionLines().join('\n')}
  --preset               What is known to work for one LMS (${PRESETS.map(({ id }) => id).join(', ')}).

How it is made:
  --out                  The folder the package is written to; ${DEFAULT_OUT} unless said otherwise.
  --folder               Writes a web export as a folder instead of a zip.
  --force                Replaces a package of the same name that has other contents.
  --dry-run              Makes and checks everything, and writes nothing.
  --check                Tells all that was checked, and writes nothing.
  --json                 Tells it for programs.
  --help                 Shows this.

0 = made, 1 = could not be made, 2 = wrong use.`

/** Reads the arguments of `npm run export`. Never throws. */
export function parseExport(args: string[]): Asked {
  const parsed = parse(args)
  if (typeof parsed === 'string') return nothing(parsed)
  const { values, positionals } = parsed
  if (values['help']) return { ask: 'help' }
  const [course, ...more] = positionals
  if (course === undefined) return nothing('Which course?')
  if (more.length > 0) return nothing(`One course at a time: "${more.join('", "')}" is too much.`)
  const chosen = readOptions(wordsIn(values))
  if (typeof chosen === 'string') return nothing(chosen)
  const preset = values['preset'] === undefined ? null : findPreset(String(values['preset']))
  if (preset === undefined) {
    return nothing(
      `There is no preset "${String(values['preset'])}". Presets: ${PRESETS.map(({ id }) => id).join(', ')}.`,
    )
  }
  const options = { ...preset?.options, ...chosen }
  const is = (flag: string): boolean => values[flag] === true
  if (is('folder') && options.standard !== 'web') return nothing('--folder is for --standard web only.')
  const writing = { force: is('force'), folder: is('folder'), dryRun: is('dry-run') || is('check') }
  const request = { course, options, out: String(values['out']), ...writing }
  return { ask: 'export', request, answering: { json: is('json'), check: is('check') } }
}

const nothing = (reason: string): Asked => ({ ask: 'nothing', reason })

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** The options of the package among the values of the command line. */
const wordsIn = (values: Values): Partial<Record<OptionName, string>> =>
  Object.fromEntries(
    OPTION_NAMES.flatMap((name) => {
      const value = values[OPTION_LIST[name].flag]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

const FLAGS = ['folder', 'force', 'dry-run', 'check', 'json'] as const

function parse(args: string[]): { values: Values; positionals: string[] } | string {
  const options: ParseArgsConfig['options'] = {
    ...Object.fromEntries(OPTION_NAMES.map((name) => [OPTION_LIST[name].flag, { type: 'string' as const }])),
    ...Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'boolean' as const }])),
    preset: { type: 'string' },
    out: { type: 'string', default: DEFAULT_OUT },
    help: { type: 'boolean', short: 'h' },
  }
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/)
    return `${sentence.replace(/\.$/, '')}.`
  }
}
