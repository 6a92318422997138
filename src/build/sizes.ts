import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a learner's browser has to load, in bytes after gzip -9. */
export interface Sizes {
  /** Script and style of the standalone app that a new learner's first page waits for: what its HTML names. */
  webFirst: number
  /** The journal with Dexie, which a new learner's first page does not wait for; everybody else's does. */
  webJournal: number
  /** Its other scripts and styles: they travel beside the first page. */
  webBeside: number
  /** Script and style that the first page of a package waits for. */
  packageFirst: number
  /** The other scripts of a package's player: they travel beside the first page, or are asked for later. */
  packageBeside: number
  /** Its fonts, as they are; most pages need two of the three. */
  fonts: number
}

/** Most that each may be. */
export const BUDGETS = {
  webFirst: 53_500,
  webJournal: 41_500,
  packageFirst: 72_000,
  packageBeside: 128_000,
  fonts: 55_000,
  zip: 560_000,
}

/** Measures the builds in dist/. Throws when they are not there. */
export function measureSizes(): Sizes {
  const html = readFileSync('dist/web/index.html', 'utf8')
  const web = filesIn('dist/web/assets')
  const isFirst = (path: string) => html.includes(path.slice('dist/web/'.length))
  const player = filesIn('dist/player')
  return {
    webFirst: gzipped(web.filter(isFirst)),
    webJournal: gzipped(web.filter((path) => JOURNAL.test(path))),
    webBeside: gzipped(web.filter((path) => !isFirst(path) && !JOURNAL.test(path))),
    packageFirst: gzipped(player.filter((path) => FIRST.test(path))),
    packageBeside: gzipped(player.filter((path) => !FIRST.test(path))),
    fonts: readdirSync('dist/player/fonts').reduce(
      (sum, name) => sum + statSync(join('dist/player/fonts', name)).size,
      0,
    ),
  }
}

const JOURNAL = /\/(local-journal|parse-event)-/
/** What the launch page of a package names beside the course's index. */
const FIRST = /\/player\.(js|css)$/

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'))

const gzipped = (paths: string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0)
