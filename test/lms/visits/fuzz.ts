import { combineProfiles, PROFILES } from '../profiles/all.ts'
import type { Profile } from '../profiles/profile.ts'
import { LONG_COURSE, SHORT_COURSE, VERY_LONG_COURSE } from './courses.ts'
import { differences } from './judge.ts'
import { visitAtRandom, visitHealthy, visitOnce } from './learner.ts'
import { createRandom, withRandom, type Random } from './random.ts'
import { addDevice, createWorld, type World } from './world.ts'

/** What became of one learner's attempt in one LMS. */
export interface Lived {
  index: number
  /** Which LMS it was, in words. */
  about: string
  visits: number
  /** Launches of each device that the LMS needed, once mended, to know everything: 1 or 2. */
  rounds: number
  problems: string[]
  /** What was asked of the LMS, launch by launch. */
  calls: string[]
}

/** Lives through attempt number `index` of a seed: the same every time. */
export function live(seed: number, index: number): Promise<Lived> {
  const random = createRandom(seed * 1_000_003 + index)
  return withRandom(random, () => liveWith(random, index))
}

async function liveWith(random: Random, index: number): Promise<Lived> {
  const profiles = profilesOf(random, index)
  const { editions, judges } = combineProfiles(profiles)
  const isTight = profiles.some(({ name }) => name === 'strict-12-1024')
  const course =
    isTight && random.chance(0.5) ? VERY_LONG_COURSE : random.pick([SHORT_COURSE, SHORT_COURSE, LONG_COURSE])
  const world = createWorld({ edition: random.pick(editions), course, profiles, random })
  for (let devices = random.pick([1, 1, 2, 3]); devices > 0; devices--) addDevice(world)
  // Few answers take little room: where room is small there are many.
  if (course !== SHORT_COURSE && random.chance(0.7)) await practise(world)
  for (let launches = 1 + random.below(5); launches > 0; launches--) {
    world.profiles = random.chance(0.85) ? profiles : []
    world.missing = random.pick([0, 0, 0.1, 0.5])
    const device = random.chance(0.7) ? world.devices[0] : random.pick(world.devices)
    if (device) await visitAtRandom(world, device)
  }
  const rounds = await mend(world, judges)
  const about = `${profiles.map(({ name }) => name).join(' + ')}, SCORM ${world.edition}, ${course.id}`
  const problems = [...world.problems, ...differences(world, judges)]
  return { index, about, visits: world.launches, rounds, problems, calls: world.calls }
}

/** A visit in which every question for practice is answered. */
async function practise(world: World): Promise<void> {
  const { course, devices, random } = world
  const practice = course.questions.filter(({ page }) => page !== 'check')
  const answers = practice.map(({ id }) => [id, random.pick([0, 0.5, 1])] as const)
  if (devices[0]) await visitOnce(world, devices[0], { pages: [], answers, ending: random.pick(['exit', 'closing']) })
}

/** Every other attempt one profile, all in turn; between them two or three that can be together. */
function profilesOf(random: Random, index: number): Profile[] {
  const first = PROFILES[Math.floor(index / 2) % PROFILES.length] as Profile
  if (index % 2 === 0) return [first]
  const chosen = [first]
  for (let more = random.pick([1, 1, 2]); more > 0; more--) {
    const next = random.pick(PROFILES)
    if (goTogether([...chosen, next])) chosen.push(next)
  }
  return chosen
}

function goTogether(profiles: readonly Profile[]): boolean {
  const isOnce = (name: 'place' | 'launch'): boolean => profiles.filter((profile) => profile[name]).length <= 1
  const isDistinct = new Set(profiles).size === profiles.length
  return isDistinct && isOnce('place') && isOnce('launch') && combineProfiles(profiles).editions.length > 0
}

/** The LMS behaves. Then all must be there after one launch of each device, at the latest after two. */
async function mend(world: World, judges: boolean): Promise<number> {
  world.profiles = []
  world.isOnline = true
  world.missing = 0
  for (let round = 1; ; round++) {
    for (const device of world.devices) await visitHealthy(world, device)
    if (round === 2 || differences(world, judges).length === 0) return round
  }
}
