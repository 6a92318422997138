import { rm } from 'node:fs/promises'
import { build } from 'vite'
import { formatProblems } from '../../courses/format/problem.ts'
import { courseIds, readCourse } from './read-course.ts'

// The runner that started this program has set "development", which would put Svelte's checks into the product.
process.env['NODE_ENV'] = 'production'

/** `npm run build`: the standalone app and the player for packages. 1 when a course has problems; then nothing is left. */
export async function main(): Promise<number> {
  // First of all the old output goes, so that a failed build can never be taken for a good one.
  await rm('dist/web', { recursive: true, force: true })
  await rm('dist/player', { recursive: true, force: true })
  const problems = await courseProblems()
  if (problems.length > 0) {
    console.error(`${formatProblems(problems)}\nNothing was built.`)
    return 1
  }
  await buildPlayer() // first: the app holds it, for its export
  await build({ logLevel: 'warn' })
  console.log('Built the standalone app (dist/web) and the player for packages (dist/player).')
  return 0
}

/** Builds the player that every package holds into dist/player. */
export async function buildPlayer(): Promise<void> {
  await build({ mode: 'package', logLevel: 'warn' })
}

async function courseProblems() {
  const results = await Promise.all((await courseIds()).map((id) => readCourse(id)))
  return results.flatMap((result) => (result.ok ? [] : result.problems))
}
