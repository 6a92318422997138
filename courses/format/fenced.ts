import type { Context } from './markdown.ts'
import type { Problem } from './problem.ts'
import type { Read } from './yaml.ts'

/** The context of a text inside a fence: problems in it are reported where they stand in the page's file. */
export const at = (context: Context, read: Read<unknown>, path: PropertyKey[]): Context => ({
  ...context,
  start: read.at(path),
  inside: read.inside(path),
})

export type Optional<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same object without keys whose value is undefined, as `exactOptionalPropertyTypes` asks. */
export function optional<T extends object>(value: T): Optional<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Optional<T>
}

/** What becomes of a text that may be left out. */
export const maybe = <T>(words: string | undefined, convert: (words: string) => T): T | undefined =>
  words === undefined ? undefined : convert(words)

export type Complain = (path: PropertyKey[], message: string) => void

/** Reports a problem at a path of what was read. */
export const complaints =
  (read: Read<unknown>, { problems }: { problems: Problem[] }): Complain =>
  (path, message) =>
    problems.push({ ...read.at(path), message })

/** JavaScript sorts names that are numbers, and two names together must fit into one part of an answer. */
export function checkNames(ids: string[], path: PropertyKey[], what: string, complain: Complain): void {
  const article = /^[aeiou]/.test(what) ? 'an' : 'a'
  for (const id of ids) {
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && !/^\d+$/.test(id) && id.length <= 90) continue
    complain([...path, id], `"${id}" is not an id of ${article} ${what}. Use a, b, c.`)
  }
}

/** 1 to `most` parts; true when it is so. */
export function checkCount(
  ids: string[],
  most: number,
  path: PropertyKey[],
  whole: string,
  part: string,
  complain: Complain,
): boolean {
  const isRight = ids.length >= 1 && ids.length <= most
  if (!isRight) complain(path, `A ${whole} has 1 to ${most} ${part}s.`)
  return isRight
}

/** A list that learners choose from or arrange: 2 to 36 parts (an LMS names at most 36), each with an id. */
export function checkIds(ids: string[], path: PropertyKey[], what: string, complain: Complain): void {
  if (ids.length < 2) complain(path, `A question needs at least two ${what}s.`)
  if (ids.length > 36) complain(path, `A question has at most 36 ${what}s.`)
  checkNames(ids, path, what, complain)
}
