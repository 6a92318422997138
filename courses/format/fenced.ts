import type { Context } from './markdown.ts'
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
