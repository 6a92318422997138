import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PACKAGE_EDITIONS, type PackageEdition } from '../../scorm/schemas.ts'
import { findProfile, PROFILES } from '../../test/lms/profiles/all.ts'
import { serveLms } from '../../test/lms/server.ts'
import { exportPackage } from '../export/cli.ts'
import { DEFAULT_OUT } from '../export/options.ts'

const DEFAULT_PORT = 4180

const USAGE = `Shows a package in a page that plays LMS.

  npm run lms -- [package.zip | course] [--standard ${PACKAGE_EDITIONS.join('|')}] [--port ${DEFAULT_PORT}]
              [--profile NAME]
  npm run lms -- --profiles

  A zip or a folder it was unpacked to is served as it is; a course is exported first.
  Without either: the newest zip in ${DEFAULT_OUT}.
  --profile has the LMS behave as some real one does; --profiles lists the names.`

const profileList = (): string =>
  PROFILES.map(({ name, title, editions, source }) => `${name} (${editions.join(', ')})\n  ${title}\n  ${source}`).join(
    '\n',
  )

type Found = { ok: true; path: string } | { ok: false; code: 1 | 2; reason: string }

/** `npm run lms`: serves a package and the page until it is stopped. 1 = cannot, 2 = wrong use. */
export async function main(args: string[]): Promise<number> {
  const asked = parse(args)
  if (typeof asked === 'string') return fail(2, `${asked}\n\n${USAGE}`)
  if (asked.help || asked.profiles) {
    console.log(asked.help ? USAGE : profileList())
    return 0
  }
  const found = await findPackage(asked.what, asked.edition)
  if (!found.ok) return fail(found.code, found.reason)
  try {
    const { url } = await serveLms({ path: found.path, port: asked.port })
    console.log(`${found.path} in a page that plays LMS:\n${url}${asked.search}\nStop with Ctrl+C.`)
  } catch (error) {
    return fail(1, reasonOf(error as NodeJS.ErrnoException, asked.port))
  }
  return new Promise(() => undefined)
}

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        standard: { type: 'string', default: '1.2' },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        profile: { type: 'string' },
        profiles: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const edition = PACKAGE_EDITIONS.find((known) => known === values.standard)
    const port = Number(values.port)
    if (positionals.length > 1) return 'One package at a time.'
    if (!edition) return `There is no standard "${values.standard}". Standards: ${PACKAGE_EDITIONS.join(', ')}.`
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `"${values.port}" is not a port.`
    const { profile, profiles, help } = values
    if (profile !== undefined && !findProfile(profile)) return `There is no profile "${profile}"; see --profiles.`
    return { what: positionals[0] ?? null, edition, port, search: profile ? `?profile=${profile}` : '', profiles, help }
  } catch (error) {
    return (error as Error).message
  }
}

async function findPackage(what: string | null, edition: PackageEdition): Promise<Found> {
  if (what === null) return newestPackage()
  const there = await stat(what).then(() => true, () => false) // prettier-ignore
  if (there) return { ok: true, path: what }
  if (/\.zip$|[\\/]/.test(what)) return { ok: false, code: 2, reason: `There is no package "${what}".` }
  const exported = await exportPackage({ course: what, options: { standard: edition }, out: DEFAULT_OUT, force: true })
  if (exported.ok) console.log(exported.report)
  return exported
}

async function newestPackage(): Promise<Found> {
  const names = await readdir(DEFAULT_OUT).catch(() => [])
  const zips = names.filter((name) => /^[^.].*\.zip$/.test(name)).map((name) => join(DEFAULT_OUT, name))
  const times = await Promise.all(zips.map(async (path) => ({ path, time: (await stat(path)).mtimeMs })))
  const [newest] = times.sort((a, b) => b.time - a.time)
  if (newest) return { ok: true, path: newest.path }
  return {
    ok: false,
    code: 1,
    reason: `There is no package in ${DEFAULT_OUT} yet. Run "npm run export -- <course>" first.`,
  }
}

const reasonOf = ({ code, message }: NodeJS.ErrnoException, port: number): string =>
  code === 'EADDRINUSE' ? `Port ${port} is taken. Give another one with --port.` : message

function fail(code: 1 | 2, reason: string): number {
  console.error(reason)
  return code
}
