import type { Course } from '../../../courses/format/course.ts'
import { outcome } from '../../../courses/format/outcome.ts'
import { joinProgress, questionTotal, type Progress } from '../../../courses/format/progress.ts'
import { saveSign } from '../../../player/save-sign.ts'
import type { Edition } from '../../../scorm/find-api.ts'
import type { Lms, RecordedCall, SavedAttempt, Values } from '../../../scorm/host/create-lms.ts'
import { interactionId } from '../../../scorm/interactions.ts'
import { decodeSuspendData, encodeSuspendData } from '../../../scorm/suspend-data.ts'
import type { Session } from './visit.ts'
import type { World } from './world.ts'

/** What the state in an attempt says; null when there is none that can be read whole. */
export function stateOf(course: Course, attempt: SavedAttempt | null): Progress | null {
  const found = decodeSuspendData(course, attempt?.values['cmi.suspend_data'] ?? '')
  return found.kind === 'ok' && found.intact ? found.progress : null
}

/** Any revision and writer. */
const WRITTEN = { rev: 99, replica: 'ffffffff' }

/** Characters of a state with all that the devices know. */
export const stateLength = ({ course, devices }: World): number =>
  encodeSuspendData(course, devices.map((device) => device.progress()).reduce(joinProgress), WRITTEN).length

/** A progress as a state tells it. */
function asState(course: Course, progress: Progress): Progress {
  const found = decodeSuspendData(course, encodeSuspendData(course, progress, WRITTEN))
  return found.kind === 'ok' ? found.progress : progress
}

/** What of a progress an LMS is to know, in a form that can be compared. */
function known(course: Course, progress: Progress) {
  const { epoch, visited, rounds, seconds, position } = asState(course, progress)
  return {
    epoch,
    visited: course.pages.filter(({ id }) => visited.has(id)).map(({ id }) => id),
    rounds: Object.fromEntries(rounds),
    seconds: Object.fromEntries([...seconds].sort()),
    page: position?.page ?? null,
  }
}

const totals = (course: Course, progress: Progress) =>
  Object.fromEntries(course.questions.map(({ id }) => [id, questionTotal(progress.questions.get(id))]))

/** The save sign may say no more than is so. `given` is what the LMS had when this page began. */
export function judgeSign(world: World, session: Session, lms: Lms<Edition>, given: SavedAttempt | null): void {
  const snapshot = session.getSnapshot()
  if (!snapshot.matches('running')) return
  const { progress } = snapshot.context
  const sign = saveSign(snapshot).state
  if (sign === 'confirmed-by-lms' && !covers(world.course, stateOf(world.course, given), progress)) {
    world.problems.push(`launch ${world.launches}: the sign says "confirmed", and the LMS did not have all of it`)
  }
  const isAnswered = ({ name, answer, error }: RecordedCall): boolean =>
    /Commit|Finish|Terminate/.test(name) && answer !== 'throws' && error === '0'
  if (sign === 'sent-to-lms' && !lms.calls.some(isAnswered)) {
    world.problems.push(`launch ${world.launches}: the sign says "sent", and no commit has worked`)
  }
}

function covers(course: Course, stored: Progress | null, progress: Progress): boolean {
  if (!stored) return false
  const both = joinProgress(stored, progress)
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  return (
    same(known(course, both), known(course, stored)) &&
    same(totals(course, asState(course, both)), totals(course, stored))
  )
}

const RANKS: Record<string, number> = { incomplete: 1, completed: 2, failed: 3, passed: 4 }
const STATUSES = ['cmi.core.lesson_status', 'cmi.completion_status', 'cmi.success_status']

/** Watches what is stored: no status may be below what this launch began with, or has had stored. */
export function createStatusWatch(world: World, given: Values): (values: Values) => void {
  let before = given
  return (values) => {
    const started = stateOf(world.course, { edition: world.edition, values })?.epoch ?? 0
    const earlier = stateOf(world.course, { edition: world.edition, values: before })?.epoch ?? 0
    for (const status of started > earlier ? [] : STATUSES) {
      const [was = '', is = ''] = [before[status]?.toLowerCase(), values[status]]
      if ((RANKS[is] ?? 0) >= (RANKS[was] ?? 0)) continue
      world.problems.push(`launch ${world.launches}: ${status} fell from "${was}" to "${is}"`)
    }
    before = values
  }
}

/** What the LMS lacks, or has and should not, compared with what the devices know. Nothing: LMS = journal. */
export function differences(world: World, judges: boolean): string[] {
  const { course, attempt, devices, hadTabJournal } = world
  const stored = stateOf(course, attempt)
  if (!stored) return ['the LMS has no readable state']
  const all = devices.map((device) => device.progress()).reduce(joinProgress)
  const expected = known(course, hadTabJournal ? joinProgress(all, stored) : all)
  const found: string[] = []
  for (const [name, value] of Object.entries(known(course, stored))) {
    const wanted = JSON.stringify(expected[name as keyof typeof expected])
    if (JSON.stringify(value) !== wanted) found.push(`${name}: ${JSON.stringify(value)} instead of ${wanted}`)
  }
  return [
    ...found,
    ...questionDifferences(course, stored, all),
    ...verdictDifferences(course, attempt, all, judges),
    ...untoldAnswers(world, all),
  ]
}

/** The smallest number of interactions that an LMS may take (SCORM 2004 RTE §4.2.9); ours takes no more. */
const MOST_RECORDS = 250

/**
 * Every answer of the journals is, or has been, an interaction, as far as the LMS has room, and could be counted: records
 * of 1.2 cannot be read, and where the state was lost too, a place that stayed empty counts as an answer.
 */
function untoldAnswers({ recorded, emptyPlaces, attempt }: World, all: Progress): string[] {
  const given = [...all.questions].flatMap(([question, { answers }]) =>
    answers.map((one) => interactionId(question, one)),
  )
  const untold = given.filter((id) => !recorded.has(id))
  const isFull = placesIn(attempt) >= MOST_RECORDS
  return untold.length > emptyPlaces && !isFull
    ? [`${untold.length} of ${given.length} answers are no interactions: ${untold[0] ?? ''}`]
    : []
}

/** Places of records that a launch of 1.2 counts and that hold none, where nothing else says what was told. */
export function emptyPlaces({ edition, attempt }: World): number {
  if (edition !== '1.2' || attempt?.values['cmi.suspend_data']) return 0
  return placesIn(attempt) - new Set(interactionsIn(attempt)).size
}

/** How many records an LMS counts: up to the last place that holds one. */
function placesIn(attempt: SavedAttempt | null): number {
  const places = Object.keys(attempt?.values ?? {}).flatMap((element) => {
    const [, place] = /^cmi\.interactions\.(\d+)\./.exec(element) ?? []
    return place === undefined ? [] : [Number(place) + 1]
  })
  return Math.max(0, ...places)
}

/** The ids of the interactions in an attempt. */
export const interactionsIn = (attempt: SavedAttempt | null): string[] =>
  Object.entries(attempt?.values ?? {})
    .filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element))
    .map(([, id]) => id)

/** Answers given on devices that did not know of each other are counted together in the journals alone. */
function questionDifferences(course: Course, stored: Progress, all: Progress): string[] {
  return course.questions.flatMap(({ id }) => {
    const [has, wants] = [
      questionTotal(stored.questions.get(id)),
      questionTotal(asState(course, all).questions.get(id)),
    ]
    if (!wants) return []
    const writers = new Set(all.questions.get(id)?.answers.map(({ replica }) => replica))
    const isSame = writers.size > 1 ? has?.round === wants.round : JSON.stringify(has) === JSON.stringify(wants)
    return isSame ? [] : [`${id}: ${JSON.stringify(has)} instead of ${JSON.stringify(wants)}`]
  })
}

function verdictDifferences(course: Course, attempt: SavedAttempt | null, all: Progress, judges: boolean): string[] {
  const { complete, passed } = outcome(course, all)
  // In SCORM 1.2 "passed" hides whether every page was read.
  const wants = { complete: complete || (attempt?.edition === '1.2' && passed === true), passed: passed === true }
  const has = verdictOf(attempt)
  const isLess = (wants.passed && !has.passed) || (wants.complete && !has.complete)
  const isMore = !judges && ((has.passed && !wants.passed) || (has.complete && !wants.complete))
  return isLess || isMore ? [`verdict: ${JSON.stringify(has)} instead of ${JSON.stringify(wants)}`] : []
}

/** What a teacher sees. In 1.2 `passed` has completed the course. */
export function verdictOf(attempt: SavedAttempt | null): { complete: boolean; passed: boolean } {
  const value = (element: string): string => attempt?.values[element] ?? ''
  if (attempt?.edition === '1.2') {
    const status = value('cmi.core.lesson_status')
    return { complete: status === 'completed' || status === 'passed', passed: status === 'passed' }
  }
  return { complete: value('cmi.completion_status') === 'completed', passed: value('cmi.success_status') === 'passed' }
}
