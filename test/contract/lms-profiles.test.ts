import { describe, expect, it } from 'vitest'
import type { Course } from '../../courses/format/course.ts'
import type { Edition } from '../../scorm/find-api.ts'
import { combineProfiles, PROFILES } from '../lms/profiles/all.ts'
import type { Profile } from '../lms/profiles/profile.ts'
import { LONG_COURSE, SHORT_COURSE, VERY_LONG_COURSE } from '../lms/visits/courses.ts'
import { differences, stateLength, verdictOf } from '../lms/visits/judge.ts'
import { visitHealthy, visitOnce } from '../lms/visits/learner.ts'
import { createRandom } from '../lms/visits/random.ts'
import { open, type Visit } from '../lms/visits/visit.ts'
import { addDevice, createWorld, pass, type World } from '../lms/visits/world.ts'

const COURSES: Record<string, Course> = {
  'strict-12-1024': VERY_LONG_COURSE,
  'strict-12-255': LONG_COURSE,
  'cuts-at-255': LONG_COURSE,
}
const ROOM: Record<string, number> = { 'strict-12-1024': 1024, 'strict-12-255': 255, 'cuts-at-255': 255 }

const CASES = PROFILES.flatMap((profile) =>
  profile.editions.map((edition) => [profile.name, edition, profile] as const),
)

/** Two days on one device, a look on the third, and then a look from another device. */
async function walk(profile: Profile, edition: Edition) {
  const course = COURSES[profile.name] ?? SHORT_COURSE
  const world = createWorld({ edition, course, profiles: [profile], random: createRandom(1) })
  const own = addDevice(world)
  const pages = course.pages.map(({ id }) => id)
  const checked = course.questions.filter(({ page }) => page === 'check').map(({ id }) => [id, 1] as const)
  // A state without answers fits everywhere.
  const practised = course.questions.filter(({ page }) => page !== 'check').map(({ id }) => [id, 0.5] as const)
  const answers = course === SHORT_COURSE ? checked : [...practised, ...checked]
  const visits: Visit[] = [
    await visitOnce(world, own, { pages: pages.slice(0, 2), answers: [['practice-0', 0.5]], ending: 'closing' }),
    await visitOnce(world, own, { pages: pages.slice(2), answers, ending: 'exit', loseNetwork: true }),
    await visitOnce(world, own, { pages: pages.slice(0, 1), ending: 'exit' }),
  ]
  const fourth = await open(world, addDevice(world))
  await pass(world, profile.place?.appearsAfter ?? 0)
  const { progress: found } = fourth.session.getSnapshot().context
  await fourth.end('exit')
  return { world, pages: pages.sort(), visits: [...visits, fourth], own, found }
}

/** The LMS is mended: at most two launches on each device, until it knows what they know. */
async function mend(world: World, judges: boolean): Promise<void> {
  world.profiles = []
  for (let launches = 1; launches <= 2; launches++) {
    for (const device of world.devices) await visitHealthy(world, device)
    if (differences(world, judges).length === 0) return
  }
}

describe.each(CASES)('%s, SCORM %s', { timeout: 30_000 }, (_, edition, profile) => {
  const judges = profile.judges ?? false

  it('loses nothing, claims nothing that is not so, and all of it reaches the LMS once it is mended', async () => {
    const { world, pages, own } = await walk(profile, edition)
    // Of a learner without a name nothing may be kept on the device.
    expect([...own.progress().visited].sort()).toEqual(profile.launch?.learner ? [] : pages)
    await mend(world, judges)
    expect(differences(world, judges)).toEqual([])
    expect(world.problems).toEqual([])
  })

  it('another device finds what the LMS keeps', async () => {
    const { world, pages, found } = await walk(profile, edition)
    const isTooLong = stateLength(world) > (ROOM[profile.name] ?? Infinity)
    const keeps = isTooLong ? 'verdict' : profile.keeps
    if (keeps === 'nothing') expect(found.visited.size).toBe(0)
    if (keeps === 'everything') expect([...found.visited].sort()).toEqual(pages)
    if (keeps === 'everything' || keeps === 'verdict') {
      expect(found.asserted.passed).toBe(true)
      expect(verdictOf(world.attempt)).toEqual({ complete: true, passed: true })
    }
  })
})

describe('what single profiles are about', { timeout: 30_000 }, () => {
  const profile = (name: string): Profile => {
    const found = PROFILES.find((one) => one.name === name)
    if (!found) throw new Error(`There is no profile "${name}".`)
    return found
  }

  it('the courses are as long as the rooms are small', async () => {
    for (const [name, room] of Object.entries(ROOM)) {
      const { world } = await walk(profile(name), '1.2')
      expect([name, stateLength(world) > room]).toEqual([name, true])
    }
  })

  it('a strict LMS refuses nothing, and is asked for what is optional at most', async () => {
    const { visits } = await walk(profile('strict-12'), '1.2')
    const errors = visits.flatMap(({ lms }) => lms.calls.filter(({ error }) => error !== '0'))
    expect(errors.filter(({ name }) => !/GetValue|Commit|GetLastError/.test(name))).toEqual([])
    expect(errors.filter(({ name, error }) => name === 'LMSGetValue' && error !== '401')).toEqual([])
  })

  it.each(['1.2', '2004'] as const)('SCORM %s: the other edition’s API is not called', async (edition) => {
    const { visits } = await walk(profile('both-apis'), edition)
    expect(visits.map(({ others }) => others?.calls)).toEqual([[], [], [], []])
  })

  it.each(['mode-review', 'mode-browse', 'no-credit'])('%s: nothing is written', async (name) => {
    for (const edition of ['1.2', '2004'] as const) {
      const { visits } = await walk(profile(name), edition)
      const written = visits.flatMap(({ lms }) => lms.calls.filter((call) => /SetValue|Commit/.test(call.name)))
      expect(written).toEqual([])
    }
  })

  it.each(['mode-review', 'mode-browse', 'no-credit'])(
    '%s between two visits: what the first kept is there',
    async (name) => {
      for (const edition of ['1.2', '2004'] as const) {
        const world = createWorld({ edition, course: SHORT_COURSE, profiles: [], random: createRandom(1) })
        const own = addDevice(world)
        await visitOnce(world, own, { pages: ['page-0', 'page-1'], ending: 'exit' })
        world.profiles = [profile(name)]
        const practised = await visitOnce(world, own, {
          pages: ['page-2'],
          answers: [['practice-0', 1]],
          ending: 'exit',
        })
        const written = practised.lms.calls.filter((call) => /SetValue|Commit/.test(call.name)).map(({ args }) => args)
        expect(written).toEqual(edition === '1.2' ? [] : [['cmi.exit', 'suspend']])
        world.profiles = []
        const other = await open(world, addDevice(world))
        expect([...other.session.getSnapshot().context.progress.visited].sort()).toEqual(['page-0', 'page-1'])
        await other.end('exit')
      }
    },
  )

  it('profiles have names of their own, in kebab-case, a title and a source', () => {
    const names = PROFILES.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([])
    expect(PROFILES.filter(({ title, source }) => title === '' || source === '')).toEqual([])
  })

  it('profiles can be combined where they share an edition', () => {
    expect(combineProfiles([profile('strict-12'), profile('loose-types')]).editions).toEqual(['1.2'])
  })
})
