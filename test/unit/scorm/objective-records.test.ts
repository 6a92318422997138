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
      ['0.id basics', '0.status incomplete'],
      [],
      [
        ...['0.score.min 0', '0.score.max 100', '0.score.raw 100', '0.status completed'],
        ...['1.id practice', '1.status incomplete'],
      ],
      ['1.score.min 0', '1.score.max 100', '1.score.raw 100', '1.status passed'],
    ])
  })

  it('in 2004: the same, with progress, and completion and success apart', async () => {
    const whole = (place: number, title: string, share: string) =>
      ['description ' + title, `score.scaled ${share}`, `progress_measure ${share}`].map((value) => `${place}.${value}`)
    expect(await conversation('2004', createScormBench('2004'))).toEqual([
      ['0.id basics', '0.completion_status incomplete'],
      [],
      [
        ...[...whole(0, 'The basics', '1'), '0.completion_status completed'],
        ...['1.id practice', '1.completion_status incomplete'],
      ],
      whole(1, 'In practice', '0.5'),
    ])
  })

  it('in 2004: success once there is any, and when it is gone after a new beginning', async () => {
    const lms = createScormBench('2004')
    const tracker = await lms.launch('normal', course)
    await tracker.connect()
    const success = () => lms.calls().filter((call) => /objectives.*success_status/.test(call))
    await tracker.report(state(read), 1)
    expect(success()).toEqual([])
    await tracker.report(state(passed), 2)
    expect(success()).toEqual(['SetValue cmi.objectives.1.success_status passed'])
    await tracker.report(state({ ...begun, epoch: 1 }), 3)
    expect(success().slice(1)).toEqual(['SetValue cmi.objectives.1.success_status unknown'])
    expect(lms.values()['cmi.objectives.0.score.scaled']).toBe('0.5')
  })

  it('in 2004: success at once of a module that the LMS has from an earlier visit', async () => {
    const lms = createScormBench('2004')
    const first = await lms.launch('normal', course)
    await first.connect()
    first.leave(state(passed), 1, 'exit')
    const second = await lms.launch('normal', course)
    await second.connect()
    await second.report(state({ ...begun, epoch: 1 }), 2)
    expect(lms.values()['cmi.objectives.1.success_status']).toBe('unknown')
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
        .filter((call) => / cmi\.objectives\.0\.(\w*status|id)/.test(call)),
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
