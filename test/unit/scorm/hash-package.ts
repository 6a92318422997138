import { createHash } from 'node:crypto'
import { packageCourse } from '../../../scorm/package.ts'
import { defaultOptions } from '../../../scorm/package-options.ts'
import { readSchemas } from '../../../src/export/schemas.ts'
import { smallCourse } from './course-fixture.ts'

/** The SHA-256 of a small package, to compare what different processes make. */
export async function hashPackage(): Promise<string> {
  const empty = new Uint8Array()
  const player = new Map(['player.js', 'player.css', 'journal.js', 'extras.js'].map((path) => [path, empty] as const))
  const schemas = await readSchemas('1.2')
  const compiled = smallCourse()
  const options = defaultOptions(compiled.course)
  const zip = packageCourse({ compiled, options, player, assets: new Map(), schemas })
  return createHash('sha256').update(zip).digest('hex')
}
