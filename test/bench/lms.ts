import type { CompiledCourse } from '../../courses/format/course.ts'
import type { Learner } from '../../player/tracker.ts'
import { API_NAMES } from '../../scorm/host/create-lms.ts'
import type { Edition } from '../../scorm/find-api.ts'
import { createScormTracker } from '../../scorm/scorm-tracker.ts'
import { readCourse } from '../../src/build/read-course.ts'
import { did, stateOf } from '../contract/tracked-course.ts'
import { contentOf, walkedCourse } from '../lms/visits/courses.ts'
import { takeWholeCourse } from '../lms/visits/whole-course.ts'
import { rowOf, type Row } from './row.ts'

const COURSE = 'intercultural-city-step-by-step'
const EDITIONS: readonly Edition[] = ['1.2', '2004']
const FLUSHES = 300
/** Seconds a page. */
const PACES = [3, 15, 120]

/** The LMS's side: what a flush costs the player itself, and what a whole course asks of an LMS. */
export async function lmsRows(): Promise<Row[]> {
  const read = await readCourse(COURSE)
  if (!read.ok) throw new Error(`${COURSE} has problems.`)
  const rows: Row[] = []
  for (const edition of EDITIONS) {
    const name = `own time of a flush, SCORM ${edition}`
    rows.push(rowOf(name, 'ms', await flushTimes(edition, FLUSHES), 8))
    for (const pace of PACES) rows.push(...(await courseRows(edition, read.compiled, pace)))
  }
  return rows
}

/** Processor time in milliseconds of the fullest reports: 300 pages and 500 questions, an answer more each time, an API that does nothing. */
export async function flushTimes(edition: Edition, flushes: number): Promise<number[]> {
  const course = walkedCourse(300, 490, 10)
  const facts = [
    ...course.pages.map(({ id }) => ({ type: 'visit', data: { page: id } }) as const),
    ...course.questions.slice(0, -flushes || undefined).map(({ id }) => answerTo(id)),
  ]
  const window = {
    parent: null as unknown,
    opener: null,
    top: null,
    setTimeout,
    [API_NAMES[edition]]: idleApi(edition),
  }
  window.parent = window
  const tracker = createScormTracker({ window, edition, course, page: contentOf(course), now: () => Date.now() })
  await tracker.connect()
  await tracker.report(stateOf(did(...facts)), 1)
  const times: number[] = []
  for (const [i, { id }] of course.questions.slice(-flushes).entries()) {
    facts.push(answerTo(id))
    const state = stateOf(did(...facts), 60 + i)
    const began = process.cpuUsage()
    if ((await tracker.report(state, i + 2)) !== 'sent') throw new Error('A report was not sent.')
    const { user, system } = process.cpuUsage(began)
    times.push((user + system) / 1_000)
  }
  return times
}

const answerTo = (question: string) =>
  ({ type: 'answer', data: { question, nonce: question, response: ['a'], score: 1, round: 1, latency: 9 } }) as const

/** Takes everything, keeps nothing, and has every optional element. */
function idleApi(edition: Edition): Record<string, () => string> {
  const prefix = edition === '1.2' ? 'LMS' : ''
  const names = ['Initialize', 'SetValue', 'Commit', edition === '1.2' ? 'Finish' : 'Terminate']
  const answers = names.map((name) => [`${prefix}${name}`, () => 'true'] as const)
  const LEARNER: Learner = { id: 'learner-1', name: 'Nowak, Anna' }
  return Object.fromEntries([
    ...answers,
    [`${prefix}GetValue`, (element?: string) => valueOf(element ?? '', LEARNER)],
    [`${prefix}GetLastError`, () => '0'],
  ])
}

function valueOf(element: string, { id, name }: Learner): string {
  if (/(student|learner)_id$/.test(element)) return id
  if (/(student|learner)_name$/.test(element)) return name
  return element.endsWith('_children') ? 'id,score,status,raw,min,max' : ''
}

async function courseRows(edition: Edition, compiled: CompiledCourse, pace: number): Promise<Row[]> {
  const asked = await takeWholeCourse(edition, compiled, pace, 8)
  const row = (what: string, value: number, most: number): Row =>
    rowOf(`whole course, SCORM ${edition}, ${pace} s a page: ${what}`, '', [value], most)
  return [
    row('SetValue', asked.sets, 250),
    row('GetValue', asked.gets, 30),
    row('Commit', asked.commits, 45),
    row('characters', asked.characters, 20_000),
    row('length of suspend_data', asked.stateLength, 4_000),
  ]
}
