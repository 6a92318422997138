import { describe, expect, it } from 'vitest'
import type { Progress } from '../../../courses/format/progress.ts'
import type { Connection, Tracker } from '../../../player/tracker.ts'
import { decodeSuspendData, encodeSuspendData } from '../../../scorm/suspend-data.ts'
import { createScormTracker } from '../../../scorm/scorm-tracker.ts'
import { createScormBench, type ScormBench } from '../../contract/scorm-bench.ts'
import {
  answer,
  did,
  fail,
  pass,
  readAll,
  REPLICA,
  stateOf,
  trackedCourse,
  visit,
} from '../../contract/tracked-course.ts'

const EDITIONS = ['1.2', '2004'] as const

async function connected(lms: ScormBench, mode?: 'review'): Promise<{ tracker: Tracker; connection: Connection }> {
  const tracker = await lms.launch(mode)
  return { tracker, connection: await tracker.connect() }
}

/** Calls since the last time it was asked, without the state itself. */
function talk(lms: ScormBench) {
  let heard = 0
  return () => {
    const calls = lms.calls().slice(heard)
    heard += calls.length
    // Records of single answers and modules have conversations of their own.
    const isRecord = (call: string) => /cmi\.(interactions|objectives)/.test(call)
    return calls.filter((call) => !isRecord(call)).map((call) => call.replace(/(suspend_data) Q1\S+/, '$1 …'))
  }
}

describe.each(EDITIONS)('the session time, SCORM %s', (edition) => {
  it('is told at first, every half minute, after a commit that failed, and on leaving', async () => {
    const lms = createScormBench(edition)
    const { tracker } = await connected(lms)
    const heard = talk(lms)
    const isTold = () => heard().some((call) => call.includes('session_time'))
    let rev = 1
    const report = async (seconds: number) => {
      await tracker.report(stateOf(did(visit('one')), seconds), rev++)
      return isTold()
    }
    expect([await report(1), await report(12), await report(30), await report(31), await report(45)]).toEqual([
      true,
      false,
      false,
      true,
      false,
    ])
    lms.commits('fails')
    expect(await report(62)).toBe(true)
    lms.commits('stores')
    expect(await report(63)).toBe(true)
    tracker.leave(stateOf(did(visit('one')), 64), rev, 'closing')
    expect(isTold()).toBe(true)
  })
})

describe('records of answers', () => {
  const placesOf = (lms: ScormBench) => lms.calls().filter((call) => /interactions\.\d+\.id/.test(call))

  it.each(EDITIONS)('wait while commits fail, and follow the first that works at once: SCORM %s', async (edition) => {
    const lms = createScormBench(edition)
    const { tracker } = await connected(lms)
    const state = stateOf(did(visit('one'), answer('practice', 1)))
    lms.commits('fails')
    for (const rev of [1, 2, 3, 4]) expect(await tracker.report(state, rev)).toBe('unreachable')
    expect(placesOf(lms)).toHaveLength(1)
    lms.commits('stores')
    expect(await tracker.report(state, 5)).toBe('sent')
    expect(placesOf(lms)).toHaveLength(2)
    expect(new Set(lms.interactions()).size).toBe(1)
  })

  it('of an earlier visit, whose state was lost, are not taken for answers of this one (1.2)', async () => {
    const lms = createScormBench('1.2')
    const { tracker } = await connected(lms)
    await tracker.report(stateOf(did(visit('one'), answer('practice', 1))), 1)
    tracker.leave(stateOf(did(visit('one'), answer('practice', 1))), 2, 'exit')
    lms.replaceState('')
    const second = await connected(lms)
    const given = did(visit('one'), answer('q1', 1))
    const later = (known: Progress['questions']) =>
      new Map(
        [...known].map(([id, { answers, remote }]) => {
          return [id, { answers: answers.map((one) => ({ ...one, t: Date.now() + 1 })), remote }]
        }),
      )
    await second.tracker.report(stateOf({ ...given, questions: later(given.questions) }), 3)
    expect(placesOf(lms)).toEqual([expect.stringContaining('interactions.1.id q1')])
  })
})

describe('the conversation', () => {
  const almost = did(...readAll, answer('q1', 1))
  const finished = did(...readAll, answer('q1', 1), answer('q2', 1 / 3))

  it('in 1.2', async () => {
    const lms = createScormBench('1.2')
    const { tracker } = await connected(lms)
    const heard = talk(lms)
    expect(heard()).toEqual(['LMSInitialize'])
    await tracker.report(stateOf(almost, 61.5), 3)
    expect(heard()).toEqual([
      'LMSSetValue cmi.core.exit suspend',
      'LMSSetValue cmi.core.session_time 0000:01:01.50',
      'LMSSetValue cmi.core.lesson_location Q1.3.3',
      'LMSSetValue cmi.suspend_data …',
      'LMSSetValue cmi.core.lesson_status incomplete',
      'LMSCommit',
    ])
    tracker.leave(stateOf(finished, 70), 4, 'exit')
    expect(heard()).toEqual([
      'LMSSetValue cmi.core.session_time 0000:01:10.00',
      'LMSSetValue cmi.core.lesson_location Q1.4.3',
      'LMSSetValue cmi.suspend_data …',
      'LMSSetValue cmi.core.score.min 0',
      'LMSSetValue cmi.core.score.max 100',
      'LMSSetValue cmi.core.score.raw 60',
      'LMSSetValue cmi.core.lesson_status incomplete',
      'LMSCommit',
      'LMSFinish',
    ])
  })

  it('in 2004', async () => {
    const lms = createScormBench('2004')
    const { tracker } = await connected(lms)
    const heard = talk(lms)
    expect(heard()).toEqual(['Initialize'])
    await tracker.report(stateOf(almost, 61.5), 3)
    expect(heard()).toEqual([
      'SetValue cmi.exit suspend',
      'SetValue cmi.session_time PT1M1.5S',
      'SetValue cmi.location Q1.3.3',
      'SetValue cmi.suspend_data …',
      'SetValue cmi.progress_measure 0.8',
      'SetValue cmi.success_status unknown',
      'SetValue cmi.completion_status incomplete',
      'Commit',
    ])
    tracker.leave(stateOf(did(...readAll, ...pass()), 70), 4, 'exit')
    expect(heard()).toEqual([
      'SetValue cmi.session_time PT1M10S',
      'SetValue cmi.location Q1.4.3',
      'SetValue cmi.suspend_data …',
      'SetValue cmi.score.min 0',
      'SetValue cmi.score.max 100',
      'SetValue cmi.score.raw 100',
      'SetValue cmi.score.scaled 1',
      'SetValue cmi.progress_measure 1',
      'SetValue cmi.success_status passed',
      'SetValue cmi.completion_status completed',
      'Commit',
      'SetValue adl.nav.request suspendAll',
      'Terminate',
    ])
  })

  it('asks for no navigation when the page goes away', async () => {
    const lms = createScormBench('2004')
    const { tracker } = await connected(lms)
    tracker.leave(stateOf(almost), 1, 'closing')
    expect(lms.calls().slice(-2)).toEqual(['Commit', 'Terminate'])
    expect(lms.calls().join()).not.toContain('adl.nav')
  })

  it('leaves out what a 1.2 LMS does not keep', async () => {
    const lms = createScormBench('1.2', {
      lacks: ['cmi.core.score.min', 'cmi.core.score.max', 'cmi.core.score._children'],
    })
    const { tracker } = await connected(lms)
    expect(await tracker.report(stateOf(finished), 1)).toBe('sent')
    expect(lms.calls().filter((call) => call.includes('core.score'))).toEqual(['LMSSetValue cmi.core.score.raw 60'])
  })

  it('tells no score without a finished check, so that no LMS judges by it', async () => {
    const lms = createScormBench('1.2')
    const { tracker } = await connected(lms)
    await tracker.report(stateOf(almost), 1)
    expect(lms.calls().join()).not.toContain('core.score')
  })

  it('tells the mark itself where a score passed by being rounded', async () => {
    const lms = createScormBench('2004')
    const { tracker } = await connected(lms)
    const { outcome, ...rest } = stateOf(did(...readAll, ...pass()))
    await tracker.report({ ...rest, outcome: { ...outcome, score: 79.6 } }, 1)
    expect(lms.values()).toMatchObject({
      'cmi.score.scaled': '0.8',
      'cmi.score.raw': '80',
      'cmi.success_status': 'passed',
    })
  })

  it('says of a value that was refused that it was', async () => {
    const lms = createScormBench('1.2', { lacks: ['cmi.suspend_data'] })
    const { tracker } = await connected(lms)
    expect(await tracker.report(stateOf(almost), 1)).toBe('refused')
  })
})

describe('Moodle 1.2', () => {
  const done = stateOf(did(...readAll, ...pass()))

  it('gets a status and a score again whose commit failed', async () => {
    const lms = createScormBench('1.2', { sendsChangesOnly: true })
    const { tracker } = await connected(lms)
    for (const rev of [1, 2, 3]) {
      lms.commits(rev === 2 ? 'throws' : 'fails')
      expect(await tracker.report(done, rev)).toBe('unreachable')
    }
    lms.commits('stores')
    const heard = talk(lms)
    heard()
    expect(await tracker.report(done, 4)).toBe('sent')
    expect(lms.shown()).toMatchObject({ success: 'passed', score: 100 })
    expect(heard().slice(0, 2)).toEqual(['LMSSetValue cmi.core.lesson_status incomplete', 'LMSCommit'])
  })

  it('gets them again also when it said true offline', async () => {
    const lms = createScormBench('1.2', { sendsChangesOnly: true })
    const { tracker } = await connected(lms)
    lms.setOnline(false)
    lms.commits('lies')
    expect(await tracker.report(done, 1)).toBe('sent')
    lms.setOnline(true)
    lms.commits('stores')
    tracker.leave(done, 2, 'exit')
    expect(lms.shown()).toMatchObject({ success: 'passed', score: 100 })
  })

  it('never has a status taken back that it has', async () => {
    const lms = createScormBench('1.2', { sendsChangesOnly: true })
    const { tracker } = await connected(lms)
    await tracker.report(done, 1)
    lms.commits('fails')
    await tracker.report(done, 2)
    lms.commits('stores')
    await tracker.report(done, 3)
    expect(lms.calls().filter((call) => call.includes('lesson_status incomplete'))).toEqual([])
  })

  it('is spared the detour by a browser that says it is offline', async () => {
    const lms = createScormBench('1.2')
    lms.setOnline(false)
    const { tracker } = await connected(lms)
    await tracker.report(done, 1)
    await tracker.report(done, 2)
    expect(lms.calls().filter((call) => call.includes('lesson_status incomplete'))).toEqual([])
  })

  it('is not sent two commits while the page goes away', async () => {
    const lms = createScormBench('1.2', { sendsChangesOnly: true })
    const { tracker } = await connected(lms)
    lms.commits('fails')
    await tracker.report(done, 1)
    const heard = talk(lms)
    heard()
    lms.commits('stores')
    tracker.leave(done, 2, 'closing')
    expect(heard().filter((call) => call === 'LMSCommit')).toHaveLength(1)
  })
})

describe.each(EDITIONS)('connecting to %s', (edition) => {
  const location = edition === '1.2' ? 'cmi.core.lesson_location' : 'cmi.location'

  it('fails when the LMS does not open the session', async () => {
    const api = {
      LMSInitialize: () => 'false',
      Initialize: () => 'false',
      LMSGetLastError: () => 101,
      GetLastError: () => 102,
    }
    const window = { API: api, API_1484_11: api, parent: null, opener: null, top: null, setTimeout: () => 0 }
    const tracker = createScormTracker({ window, edition, course: trackedCourse, now: () => 0 })
    expect(await tracker.connect()).toEqual({ attached: false, reason: 'initialize-failed' })
    expect(await tracker.report(stateOf(did(visit('one'))), 1)).toBe('unreachable')
    expect(tracker.leave(stateOf(did(visit('one'))), 2, 'exit')).toBe('left')
  })

  it('finds the furthest page by the location where the state is lost', async () => {
    const lms = createScormBench(edition)
    const { tracker } = await connected(lms)
    tracker.leave(stateOf(did(visit('one'), visit('two'))), 4, 'closing')
    expect(lms.values()[location]).toBe('Q1.4.7')
    lms.replaceState('')
    const { connection } = await connected(lms)
    expect(connection).toMatchObject({ confirmedRev: 0, setAside: null })
    expect(connection.attached && connection.remote?.position).toEqual({ page: 'two', lc: 0, replica: '' })
  })

  it('takes nothing from another course, and does not undo what it reached', async () => {
    const lms = createScormBench(edition)
    const { tracker } = await connected(lms)
    tracker.leave(stateOf(did(...readAll, ...pass())), 4, 'closing')
    const other = { ...trackedCourse, id: 'other-course' }
    lms.replaceState(encodeSuspendData(other, did(...readAll), { rev: 9, replica: REPLICA }))
    const { tracker: next, connection } = await connected(lms)
    expect(connection).toMatchObject({ remote: null, confirmedRev: 0, setAside: 'another-course' })
    await next.report(stateOf(did(visit('one'))), 10)
    expect(lms.shown()).toMatchObject({ success: 'passed' })
    expect(decodeSuspendData(trackedCourse, lms.values()['cmi.suspend_data'] ?? '').kind).toBe('ok')
  })

  it('names the browser profile that wrote the state', async () => {
    const lms = createScormBench(edition)
    const { tracker } = await connected(lms)
    tracker.leave({ ...stateOf(did(visit('one'))), replica: 'ffff0001' }, 4, 'closing')
    expect((await connected(lms)).connection).toMatchObject({ confirmedRev: 4, writer: 'ffff0001' })
    lms.replaceState(encodeSuspendData(trackedCourse, did(visit('one')), { rev: 9, replica: '00000000' }))
    expect((await connected(lms)).connection).toMatchObject({ confirmedRev: 9, writer: null })
  })

  it('confirms nothing of a state that was cut', async () => {
    const lms = createScormBench(edition)
    lms.replaceState(encodeSuspendData(trackedCourse, did(...readAll), { rev: 9, replica: REPLICA }).slice(0, -8))
    const { connection } = await connected(lms)
    expect(connection).toMatchObject({ confirmedRev: 0, setAside: null })
    expect(connection.attached && connection.remote?.visited.size).toBe(4)
  })

  it('writes back what a later version put beside the state', async () => {
    const lms = createScormBench(edition)
    const unknown = [{ id: 10, body: Uint8Array.of(1, 2, 3) }]
    lms.replaceState(encodeSuspendData(trackedCourse, did(visit('one')), { rev: 1, replica: REPLICA, unknown }))
    const { tracker } = await connected(lms)
    await tracker.report(stateOf(did(visit('one'))), 2)
    expect(decodeSuspendData(trackedCourse, lms.values()['cmi.suspend_data'] ?? '')).toMatchObject({ rev: 2, unknown })
  })

  it('takes a score of 0 for none', async () => {
    const lms = createScormBench(edition)
    lms.setValue(edition === '1.2' ? 'cmi.core.score.raw' : 'cmi.score.raw', '0')
    expect((await connected(lms)).connection).toMatchObject({ remote: null })
  })

  it('leaves a status of failed to a later attempt', async () => {
    const lms = createScormBench(edition)
    lms.setValue(edition === '1.2' ? 'cmi.core.lesson_status' : 'cmi.success_status', 'failed')
    const { tracker } = await connected(lms)
    await tracker.report(stateOf(did(...readAll, ...fail())), 1)
    expect(lms.shown().success).toBe('failed')
    await tracker.report(stateOf(did(...readAll, ...pass())), 2)
    expect(lms.shown().success).toBe('passed')
  })
})

describe('the name of the learner', () => {
  it('comes without the language a 2004 LMS may put before it', async () => {
    const answers: Record<string, string> = { 'cmi.learner_id': 'ada', 'cmi.learner_name': '{lang=en}Ada Lovelace' }
    const API_1484_11 = {
      Initialize: () => 'true',
      GetValue: (element: string) => answers[element] ?? '',
      SetValue: () => 'true',
      Commit: () => 'true',
      GetLastError: () => '0',
    }
    const window = { API_1484_11, parent: null, opener: null, top: null, setTimeout: () => 0 }
    const tracker = createScormTracker({ window, edition: '2004', course: trackedCourse, now: () => 0 })
    expect(await tracker.connect()).toMatchObject({ learner: { id: 'ada', name: 'Ada Lovelace' } })
  })
})
