import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const slashed = (path: string): string => path.replaceAll('\\', '/')

const COMPONENTS = ['player', 'src']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.svelte'))
  .map(slashed)
  .sort()

/**
 * The class that keeps a component's styles to itself: its number, because every class stands in the script and in the
 * style sheet, and no two are the same, as two shortened hashes once were. Throws for a file that is no component of ours.
 */
export function scopeOf(filename: string): string {
  const number = COMPONENTS.indexOf(slashed(relative('.', filename)))
  if (number < 0) throw new Error(`${filename} is no component of player/ or src/.`)
  return `s${number.toString(36)}`
}
