import { SimulatedClock } from 'xstate'
import type { Course, Page } from '../../../courses/format/course.ts'
import type { Edition } from '../../../scorm/find-api.ts'
import type { SavedAttempt } from '../../../scorm/host/create-lms.ts'
import type { Profile } from '../profiles/profile.ts'
import { contentOf } from './courses.ts'
import { createDevice, type Device } from './device.ts'
import type { Random } from './random.ts'

/** One learner's attempt at one course in one LMS, with all that outlives a page. */
export interface World {
  edition: Edition
  course: Course
  /** How the LMS behaves; set to none, it is mended. */
  profiles: readonly Profile[]
  clock: SimulatedClock
  /** Milliseconds that calls to the LMS have taken and that nobody but the caller has noticed yet. */
  blocked: number
  random: Random
  isOnline: boolean
  /** The file of a page. */
  content(id: string): Promise<Page>
  /** How often the file of a page does not arrive, 0 … 1. */
  missing: number
  attempt: SavedAttempt | null
  /** What was sent and has not arrived when the page was gone. */
  late: SavedAttempt | null
  /** Ids of the interactions that it has ever had. */
  recorded: Set<string>
  /** The most places of records that were counted and held none (`emptyPlaces`). */
  emptyPlaces: number
  launches: number
  devices: Device[]
  /** Whether anything was done that only a tab kept. */
  hadTabJournal: boolean
  /** What each launch asked of the LMS to change, and what it answered. */
  calls: string[]
  /** What must not be, as it was seen. */
  problems: string[]
}

export function createWorld(options: Pick<World, 'edition' | 'course' | 'random' | 'profiles'>): World {
  return {
    ...options,
    clock: new SimulatedClock(),
    blocked: 0,
    isOnline: true,
    content: contentOf(options.course),
    missing: 0,
    attempt: null,
    late: null,
    recorded: new Set(),
    emptyPlaces: 0,
    launches: 0,
    devices: [],
    hadTabJournal: false,
    calls: [],
    problems: [],
  }
}

export function addDevice(world: World): Device {
  const device = createDevice(world.random.hex())
  world.devices.push(device)
  return device
}

export const now = (world: World): number => 1_000_000 + world.clock.now() + world.blocked

/** Everything that waits for an answer, and not for time, has been done. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Lets time pass, that which calls take included, and all that it sets off be done. */
export async function pass(world: World, milliseconds: number, step = 1_000): Promise<void> {
  await settle()
  for (let left = milliseconds; left > 0;) {
    const passed = world.blocked + Math.min(step, left)
    world.blocked = 0
    world.clock.increment(passed)
    left -= passed
    await settle()
  }
}
