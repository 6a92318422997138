import { createActor, type Actor } from 'xstate'
import type { CourseSource } from '../../../courses/format/course.ts'
import { createMemoryJournal } from '../../../player/memory-journal.ts'
import { sessionMachine, type SessionEvent } from '../../../player/session-machine.ts'
import type { Edition } from '../../../scorm/find-api.ts'
import {
  API_NAMES,
  combineQuirks,
  createLms,
  type CommitOutcome,
  type Lms,
  type RecordedCall,
} from '../../../scorm/host/create-lms.ts'
import { startValues } from '../../../scorm/host/saved-attempt.ts'
import { createScormTracker } from '../../../scorm/scorm-tracker.ts'
import { combineProfiles } from '../profiles/all.ts'
import type { PageState } from '../profiles/profile.ts'
import type { Device } from './device.ts'
import { createStatusWatch, emptyPlaces, interactionsIn, judgeSign } from './judge.ts'
import { courseWindow } from './windows.ts'
import { now, pass, settle, type World } from './world.ts'

export type Session = Actor<typeof sessionMachine>

/** How a page ends: by Exit, by a closed window, or without a word, as when a browser is killed. */
export type Ending = 'exit' | 'closing' | 'killed'

/** One launch of the course: a page, the session on it, and the LMS above it. */
export interface Visit {
  session: Session
  lms: Lms<Edition>
  /** What the other edition's API was asked, where it is there too. */
  others: Lms<Edition> | null
  send(event: SessionEvent): Promise<void>
  show(page: PageState): Promise<void>
  /** Ends the page, if it is still there. */
  end(how: Ending): Promise<void>
}

const LEARNER = { id: 'learner-1', name: 'Nowak, Anna' }

/** Opens the course on a device and waits until the session runs. */
export async function open(world: World, device: Device, moment = 40): Promise<Visit> {
  world.launches++
  const page = { state: 'visible' as PageState, isAlive: true, since: now(world), seconds: 0 }
  const { lms, others, place } = await offerApis(world, () => page.state, moment)
  const given = lms.save()
  world.emptyPlaces = Math.max(world.emptyPlaces, emptyPlaces(world))
  const begun = world.clock.now()
  const alive = (run: () => void) => () => page.isAlive && run()
  const window = courseWindow(place, {
    apis() {
      if (!page.isAlive || world.clock.now() - begun < (place.appearsAfter ?? 0)) return {}
      const other = world.edition === '1.2' ? '2004' : '1.2'
      return { [API_NAMES[world.edition]]: lms.api, ...(others && { [API_NAMES[other]]: others.api }) }
    },
    setTimeout: (run, milliseconds) => world.clock.setTimeout(alive(run), milliseconds),
    clearTimeout: (timer) => world.clock.clearTimeout(timer as number),
    isOnline: () => world.isOnline && !place.offline,
  })
  const session = createActor(sessionMachine, {
    clock: world.clock,
    input: {
      source: { course: world.course } as CourseSource,
      tracker: createScormTracker({
        window,
        edition: world.edition,
        course: world.course,
        page: (id) => (world.random.chance(world.missing) ? Promise.reject(new Error('not there')) : world.content(id)),
        now: () => now(world),
      }),
      journalFor: () => device.journal(() => page.isAlive),
      memoryJournal() {
        world.hadTabJournal = true
        return createMemoryJournal(world.random.hex())
      },
      wanted: null,
      now: () => now(world),
      activeSeconds: () => page.seconds + (page.state === 'visible' ? (now(world) - page.since) / 1000 : 0),
      nonce: () => world.random.hex(),
    },
  })
  session.subscribe({
    next: () => judgeSign(world, session, lms, given),
    error: (error) => world.problems.push(`launch ${world.launches}: the session has failed: ${String(error)}`),
  })
  session.start()
  await untilRunning(world, session)

  async function show(state: PageState): Promise<void> {
    if (page.state === 'visible') page.seconds += (now(world) - page.since) / 1000
    page.since = now(world)
    page.state = state
    session.send({
      type: state === 'visible' ? 'browser.visible' : state === 'hidden' ? 'browser.hidden' : 'browser.leaving',
    })
    if (state !== 'leaving') await settle()
  }
  async function end(how: Ending): Promise<void> {
    if (how === 'exit') await exit(world, session)
    if (how !== 'killed') await show('leaving')
    page.isAlive = false
    session.stop()
    world.attempt = lms.save()
    world.late = lms.late()
    for (const id of interactionsIn(world.attempt)) world.recorded.add(id)
    world.calls.push(`launch ${world.launches} (${how})`, ...lms.calls.filter(isDeed).map(written))
    await settle()
  }
  const send = async (event: SessionEvent): Promise<void> => {
    session.send(event)
    await settle()
  }
  return { session, lms, others, send, show, end }
}

const isDeed = ({ name }: RecordedCall): boolean => !/Get/.test(name)

const written = ({ name, args, answer, error }: RecordedCall): string =>
  `  ${name} ${args.map((arg) => String(arg).slice(0, 40)).join(' ')} → ${String(answer)} (${error})`

async function offerApis(world: World, page: () => PageState, moment: number) {
  const { edition } = world
  const behaviour = combineProfiles(world.profiles)
  const situation = {
    edition,
    page,
    isOnline: () => world.isOnline,
    wait: (milliseconds: number) => void (world.blocked += milliseconds),
    moment,
  }
  const saved = behaviour.attempt(world.attempt, world.launches)
  const launch = { edition, learner: LEARNER, saved, ...behaviour.launch }
  const watch = createStatusWatch(world, startValues(launch))
  const watched = { keep: (values: Readonly<Record<string, string>>) => (watch(values), values) }
  const network = { commit: (): CommitOutcome => (world.isOnline ? 'stores' : 'fails') }
  const quirks = combineQuirks([behaviour.quirks(situation), network, watched])
  const late = saved === null ? null : world.late
  const other = edition === '1.2' ? '2004' : '1.2'
  const others = behaviour.place.both ? await createLms({ edition: other, learner: LEARNER }) : null
  return { lms: await createLms<Edition>({ ...launch, quirks, late }), others, place: behaviour.place }
}

async function untilRunning(world: World, session: Session): Promise<void> {
  for (let waited = 0; waited < 200 && !session.getSnapshot().matches('running'); waited++) await pass(world, 100, 100)
  if (!session.getSnapshot().matches('running'))
    world.problems.push(`launch ${world.launches}: the course did not open`)
}

/** Presses Exit, and again where the LMS did not answer; whoever still cannot leave closes the window. */
async function exit(world: World, session: Session): Promise<void> {
  for (let tries = 0; tries < 2; tries++) {
    session.send({ type: 'learner.exit' })
    await pass(world, 1_000)
    if (session.getSnapshot().matches({ running: { learning: 'left' } })) return
  }
}
