import type { CompiledCourse } from '../courses/format/course.ts'

/** The course with its files under other names: in the list of the index, and wherever something shows one. */
export function renameAssets(compiled: CompiledCourse, names: ReadonlyMap<string, string>): CompiledCourse {
  if ([...names].every(([path, name]) => path === name)) return compiled
  const { course } = compiled
  const assets = course.assets.map((path) => names.get(path) ?? path)
  return { ...withSources(compiled, names), course: { ...withSources(course, names), assets } }
}

/** A deep copy in which every `src` that names a file has its new name. */
function withSources<T>(data: T, names: ReadonlyMap<string, string>): T {
  if (Array.isArray(data)) return data.map((entry: unknown) => withSources(entry, names)) as T // the same kind of list
  if (typeof data !== 'object' || data === null) return data
  const renamed = Object.entries(data).map(([key, value]: [string, unknown]) => [
    key,
    key === 'src' && typeof value === 'string' ? (names.get(value) ?? value) : withSources(value, names),
  ])
  return Object.fromEntries(renamed) as T // the same keys
}
