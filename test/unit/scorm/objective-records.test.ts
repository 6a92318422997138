import { describe, expect, it } from 'vitest'
import { outcome } from '../../../courses/format/outcome.ts'
import type { Progress } from '../../../courses/format/progress.ts'
import type { Edition } from '../../../scorm/find-api.ts'
import { createScormBench, type ScormBench } from '../../contract/scorm-bench.ts'
import { answer, did, didThen, pass, REPLICA, stateOf, trackedCourse, visit } from '../../contract/tracked-course.ts'

/** Two modules: two pages to read, and one more with the check. */
const course = {
  ...trackedCourse,
  modules: [
    { id: 'basics', title: 'The basics', pages: ['one', 'two'] },
    { id: 'practice', title: 'In practice', pages: ['three', 'check'] },
  ],
}
const begun = did(visit('one'))
const read = didThen(begun, REPLICA, visit('two'), visit('three'))
const passed = didThen(read, REPLICA, visit('check'), answer('practice', 1), ...pass())

const state = (progress: Progress) => ({ ...stateOf(progress), outcome: outcome(course, progress) })

/** What an LMS is told of objectives at each of three reports and at Exit, by the session that tells it. */
async function conversation(edition: Edition, lms: ScormBench): Promise<string[][]> {
  const tracker = await lms.launch('normal', course)
  await tracker.connect()
  const heard: string[][] = []
  let known = 0
  const listen = () => {
    const calls = lms.calls().slice(known)
    known += calls.length
    const objectives = calls.filter((call) => call.includes(' cmi.objectives'))
    heard.push(objectives.map((call) => call.replace(/^(LMS)?SetValue cmi\.objectives\./, '')))
  }
  for (const [i, progress] of [begun, begun, read].entries()) {
    await tracker.report(state(progress), i + 1)
    listen()
  }
  tracker.leave(state(edition === '1.2' ? passed : read), 9, 'exit')
  listen()
  return heard
}

describe('one objective a module', () => {
  it('in 1.2: begun, completed, and the rest on Exit', async () => {
    expect(await conversation('1.2', createScormBench('1.2'))).toEqual([
      ['0.id basics', '0.score.min 0', '0.score.max 100', '0.score.raw 50', '0.status incomplete'],
      [],
      [
        ...['0.score.raw 100', '0.status completed'],
        ...['1.id practice', '1.score.min 0', '1.score.max 100', '1.score.raw 50', '1.status incomplete'],
      ],
      ['1.score.raw 100', '1.status passed'],
    ])
  })

  it('in 2004: the same, with progress, and completion and success apart', async () => {
    const first = (place: number, id: string, title: string, share: string, raw: string) => [
      ...[`${place}.id ${id}`, `${place}.description ${title}`, `${place}.score.min 0`, `${place}.score.max 100`],
      ...[`${place}.score.raw ${raw}`, `${place}.score.scaled ${share}`, `${place}.progress_measure ${share}`],
      ...[`${place}.success_status unknown`, `${place}.completion_status incomplete`],
    ]
    expect(await conversation('2004', createScormBench('2004'))).toEqual([
      first(0, 'basics', 'The basics', '0.5', '50'),
      [],
      [
        ...['0.score.raw 100', '0.score.scaled 1', '0.progress_measure 1', '0.completion_status completed'],
        ...first(1, 'practice', 'In practice', '0.5', '50'),
      ],
      [],
    ])
  })

  it.each(['1.2', '2004'] as const)('%s: what a failed commit took is told again', async (edition) => {
    const lms = createScormBench(edition)
    const tracker = await lms.launch('normal', course)
    await tracker.connect()
    lms.commits('fails')
    await tracker.report(state(begun), 1)
    lms.commits('stores')
    const before = lms.calls().length
    await tracker.report(state(begun), 2)
    expect(
      lms
        .calls()
        .slice(before)
        .filter((call) => / cmi\.objectives\.0\.(score\.raw|id)/.test(call)),
    ).toHaveLength(2)
  })

  it.each(['1.2', '2004'] as const)('%s: a module nobody has begun is told on Exit', async (edition) => {
    const lms = createScormBench(edition)
    const tracker = await lms.launch('normal', course)
    await tracker.connect()
    tracker.leave(state(begun), 1, 'exit')
    expect(lms.values()['cmi.objectives.1.id']).toBe('practice')
  })
})
