import { createHash } from 'node:crypto'
import { packageCourse } from '../../../scorm/package.ts'
import { readSchemas } from '../../../src/export/schemas.ts'
import { smallCourse } from './course-fixture.ts'

/** The SHA-256 of a small package, to compare what different processes make. */
export async function hashPackage(): Promise<string> {
  const empty = new Uint8Array()
  const player = new Map([['player.js', empty], ['player.css', empty], ['journal.js', empty]]) // prettier-ignore
  const schemas = await readSchemas('1.2')
  const zip = packageCourse({ compiled: smallCourse(), edition: '1.2', player, assets: new Map(), schemas })
  return createHash('sha256').update(zip).digest('hex')
}
