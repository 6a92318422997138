import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Learner } from '../../player/tracker.ts'
import { localScope } from '../learners.ts'

/** Whose journal it is: of a learner whom an LMS names, else of one of this device. */
export interface Owner {
  course: string
  learner: Learner | null
  /** The id of a learner of this device; '' for the one who is there from the start. */
  local?: string | undefined
}

type Place = Pick<Location, 'origin'> & { ancestorOrigins?: ArrayLike<string> }

/**
 * Keeps learners and LMSs on one device apart. The learner's id is only ever kept as its SHA-256: not the browser's own,
 * which is missing wherever an LMS is reached by plain http.
 */
export function scopeOf({ course, learner, local = '' }: Owner, { origin, ancestorOrigins = [] }: Place): string {
  if (!learner) return localScope(course, local)
  // One host may serve packages of several LMSs: the outermost frame tells which of them this one is.
  const lms = ancestorOrigins[ancestorOrigins.length - 1] ?? origin
  return `${course}/${bytesToHex(sha256(utf8ToBytes(`${lms} ${learner.id}`)))}`
}
