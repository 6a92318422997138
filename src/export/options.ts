import { parseArgs } from 'node:util'
import { PACKAGE_EDITIONS, STANDARDS, type PackageEdition } from '../../scorm/schemas.ts'

export interface ExportOptions {
  course: string
  edition: PackageEdition
  /** Left out: the language the course is written in. */
  language: string | null
  /** A folder; made when it is not there. */
  out: string
}

/** What a command line asks for: an export, its usage, or nothing that can be done. */
export type Asked = { ask: 'export'; options: ExportOptions } | { ask: 'help' } | { ask: 'nothing'; reason: string }

export const DEFAULT_OUT = 'dist/packages'
const STANDARD_NAMES = PACKAGE_EDITIONS.join(', ')

export const USAGE = `Makes a SCORM package of a course.

  npm run export -- <course> [--standard ${PACKAGE_EDITIONS.join('|')}] [--lang en] [--out DIR]

  --standard   ${PACKAGE_EDITIONS.map((edition) => `${edition} (${STANDARDS[edition].label})`).join(', ')}; 1.2 unless said otherwise
  --lang       the language of the package; the course's own unless said otherwise
  --out        the folder the package is written to; ${DEFAULT_OUT} unless said otherwise
  --help       shows this

A package of the same name is replaced. 0 = made, 1 = could not be made, 2 = wrong use.`

/** Reads the arguments of `npm run export`. Never throws. */
export function parseExport(args: string[]): Asked {
  const parsed = parse(args)
  if (typeof parsed === 'string') return { ask: 'nothing', reason: parsed }
  const { values, positionals } = parsed
  if (values.help) return { ask: 'help' }
  const [course, ...more] = positionals
  if (course === undefined) return { ask: 'nothing', reason: 'Which course?' }
  if (more.length > 0) return { ask: 'nothing', reason: `One course at a time: "${more.join('", "')}" is too much.` }
  const edition = PACKAGE_EDITIONS.find((known) => known === values.standard)
  if (!edition) {
    return { ask: 'nothing', reason: `There is no standard "${values.standard}". Standards: ${STANDARD_NAMES}.` }
  }
  return { ask: 'export', options: { course, edition, language: values.lang ?? null, out: values.out } }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        standard: { type: 'string', default: '1.2' },
        lang: { type: 'string' },
        out: { type: 'string', default: DEFAULT_OUT },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/)
    return `${sentence.replace(/\.$/, '')}.`
  }
}
