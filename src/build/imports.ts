import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** What one file takes from another file or from a package. */
export interface Import {
  /** As it is written: `./journal.ts`, `dexie`. */
  name: string
  isType: boolean
}

/** The folders that hold the product. */
export const FOLDERS = ['courses/format', 'player', 'scorm', 'src']

/** All TypeScript and Svelte files of the product. */
export const sourceFiles = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
  )

/** Everything a file names in an import or export declaration, or in a dynamic import. */
export function importsOf(file: string): Import[] {
  const found = readFileSync(file, 'utf8').matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\s*\(\s*'([^']+)'|\n\s*import\s+'([^']+)'/g,
  )
  return [...found].map(([, , type, from, lazy, bare]) => ({ name: from ?? lazy ?? bare ?? '', isType: Boolean(type) }))
}

/** The file that an import of ours names, from the project's root; null for a package. */
export const fileOf = (importer: string, { name }: Import): string | null =>
  name.startsWith('.') ? normalize(join(dirname(importer), name)).replaceAll('\\', '/') : null
