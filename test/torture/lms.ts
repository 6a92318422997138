import { parseArgs } from 'node:util'
import { live, type Lived } from '../lms/visits/fuzz.ts'

const USAGE = `Random learners in LMSs that misbehave in every known way, and are then mended.

  npm run torture -- lms [--visits 10000] [--seed 1] [--only INDEX]

  --only lives through one attempt of the seed again, and shows what was asked of the LMS.`

interface Asked {
  visits: number
  seed: number
  only: number | null
}

/** 0 = nothing was lost and nothing untrue was said; 1 = something was; 2 = wrong use. */
export async function run(args: string[]): Promise<number> {
  const asked = parse(args)
  if (asked === null) {
    console.error(USAGE)
    return 2
  }
  const rejections: unknown[] = []
  const reject = (reason: unknown): void => void rejections.push(reason)
  process.on('unhandledRejection', reject)
  const lived = asked.only === null ? await liveMany(asked) : [await liveAgain(asked.seed, asked.only)]
  process.off('unhandledRejection', reject)
  return report(asked, lived, rejections)
}

function parse(args: string[]): Asked | null {
  try {
    const options = { visits: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } } as const
    const { values } = parseArgs({ args, options })
    const [visits, seed] = [Number(values.visits ?? 10_000), Number(values.seed ?? 1)]
    const only = values.only === undefined ? null : Number(values.only)
    return [visits, seed, only ?? 0].every((value) => Number.isSafeInteger(value) && value >= 0)
      ? { visits, seed, only }
      : null
  } catch {
    return null
  }
}

async function liveMany({ visits, seed }: Asked): Promise<Lived[]> {
  const lived: Lived[] = []
  for (let done = 0; done < visits; done += lived.at(-1)?.visits ?? 0) {
    const one = await live(seed, lived.length)
    tellProblems(seed, { ...one, calls: [] })
    lived.push({ ...one, calls: [] })
    if (lived.length % 250 === 0) console.log(`${lived.length} attempts, ${done} visits …`)
  }
  return lived
}

async function liveAgain(seed: number, index: number): Promise<Lived> {
  const one = await live(seed, index)
  tellProblems(seed, one)
  return one
}

/** At once, for a long run is not always waited for. */
function tellProblems(seed: number, { index, about, problems, calls }: Lived): void {
  if (problems.length === 0) return
  console.error(`\n${about}\n  again: npm run torture -- lms --seed ${seed} --only ${index}`)
  for (const line of [...problems, ...calls]) console.error(`  ${line}`)
}

function report({ seed }: Asked, lived: readonly Lived[], rejections: readonly unknown[]): number {
  const failed = lived.filter(({ problems }) => problems.length > 0)
  for (const reason of rejections) console.error(`Nobody caught: ${String(reason)}`)
  const visits = lived.reduce((sum, one) => sum + one.visits, 0)
  const second = lived.filter(({ rounds }) => rounds === 2).length
  console.log(
    `\n${visits} visits in ${lived.length} attempts (seed ${seed}); ${second} needed a second healthy launch.`,
  )
  console.log(`${failed.length} attempts failed, ${rejections.length} exceptions escaped.`)
  return failed.length + rejections.length === 0 ? 0 : 1
}
