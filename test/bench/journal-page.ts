import { EMPTY_PROGRESS, foldEvents, type Progress } from '../../courses/format/progress.ts'
import type { LearningEvent } from '../../courses/format/event.ts'
import type { Journal, Opened } from '../../player/journal.ts'
import { createDexieJournal } from '../../src/dexie-journal.ts'
import { createProgressCodec } from '../../src/journal/progress-codec.ts'

// The journal of the product on a page of its own, with what the torture and the measurements ask of it.

const replicaName = (): string => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).toString(16).padStart(8, '0')

const journalOf = (scope: string): Journal =>
  createDexieJournal({
    scope,
    newReplica: replicaName,
    locks: navigator.locks,
    files: () => globalThis.caches,
    codec: createProgressCodec(),
  })

/** One more event of this kind; `name` is unlike any other's. */
function answer(seq: number, replica: string, name: string, question = `q${seq % 60}`): LearningEvent {
  const data = { question, nonce: name, response: ['a', 'c'], score: 0.5, round: 1, latency: 7 }
  return { replica, seq, lc: seq, epoch: 0, t: Date.now(), v: 1, type: 'answer', data }
}

const lastOf = ({ events, replica }: Opened): number =>
  events.reduce((greatest, event) => (event.replica === replica ? Math.max(greatest, event.seq) : greatest), 0)

/** The nonces of all answers that a start knows. */
const noncesOf = ({ events, witness }: Opened): string[] =>
  [...foldEvents(events, witness ?? EMPTY_PROGRESS).questions.values()].flatMap(({ answers }) =>
    answers.map(({ nonce }) => nonce),
  )

/** Opens, tells what is there, and writes answers until it is killed; the console hears of each acknowledgement. */
async function writeUntilKilled(scope: string, life: string): Promise<{ nonces: string[]; rows: string[] }> {
  const journal = journalOf(scope)
  const opened = await journal.open()
  const rows = (await journal.rows()) as unknown as LearningEvent[]
  void go()
  return {
    nonces: noncesOf(opened),
    rows: rows.map((row) => (row.type === 'answer' ? row.data.nonce : row.type)),
  }

  async function go(): Promise<void> {
    let seq = lastOf(opened)
    for (let i = 0; ; i++) {
      const batch = Array.from({ length: 1 + (i % 3) }, (_, at) => answer(++seq, opened.replica, `${life}-${i}-${at}`))
      if (i % 5 === 4) journal.witness(foldEvents(batch), i, batch)
      await journal.append(batch)
      for (const event of batch) if (event.type === 'answer') console.debug(`ack ${event.data.nonce}`)
    }
  }
}

/** One tab of several: takes its turn again and again, and writes a burst each time, until it has written enough. */
async function takeTurns(scope: string, tab: string, total: number): Promise<{ takeOvers: number; refused: number }> {
  const journal = journalOf(scope)
  let opened = await journal.open()
  let mayWrite = !opened.readOnly
  journal.onRetired(() => (mayWrite = false))
  let [done, term, refused, takeOvers] = [0, 0, 0, 0]
  let seq = lastOf(opened)
  while (done < total) {
    if (!mayWrite) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
      opened = await journal.takeOver()
      seq = lastOf(opened)
      mayWrite = true
      term++
      takeOvers++
    }
    for (const end = Math.min(total, done + 5 + Math.floor(Math.random() * 60)); done < end && mayWrite;) {
      const event = answer(++seq, opened.replica, `${tab}-${done}`, `${tab}-${term}`)
      const isDone = await journal.append([event]).then(
        () => true,
        () => false,
      )
      if (!isDone) {
        refused++
        break
      }
      done++
    }
    if (done < total) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
  }
  await journal.close()
  return { takeOvers, refused }
}

/** Whose events they are, in the order in which they arrived: `tab-term` and nonce. */
async function arrivals(scope: string): Promise<[string, string][]> {
  const journal = journalOf(scope)
  await journal.open()
  const rows = (await journal.rows()) as unknown as (LearningEvent & { n: number })[]
  await journal.close()
  return [...rows]
    .sort((a, b) => a.n - b.n)
    .flatMap((row): [string, string][] => (row.type === 'answer' ? [[row.data.question, row.data.nonce]] : []))
}

/** Milliseconds of each acknowledgement. */
async function acknowledge(scope: string, count: number, pause: number): Promise<number[]> {
  const journal = journalOf(scope)
  const opened = await journal.open()
  let seq = lastOf(opened)
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const since = performance.now()
    await journal.append([answer(++seq, opened.replica, `${scope}-${i}`)])
    times.push(performance.now() - since)
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
  }
  await journal.close()
  return times
}

/** An eighth visits, an eighth time, the rest answers: what a course full of questions makes. */
function mixed(seq: number, replica: string): LearningEvent {
  const stamp = { replica, seq, lc: seq, epoch: 0, t: Date.now(), v: 1 as const }
  if (seq % 8 === 0) return { ...stamp, type: 'visit', data: { page: `page-${seq % 300}` } }
  if (seq % 8 === 4) return { ...stamp, type: 'time', data: { seconds: seq } }
  if (seq % 8 === 2)
    return { ...stamp, type: 'note', data: { field: `note-${seq % 40}`, value: ['What I think of it.'] } }
  if (seq % 8 === 6) return { ...stamp, type: 'draft', data: { question: `q${seq % 60}`, round: 1, response: ['a'] } }
  return answer(seq, replica, `n-${seq}`)
}

async function fill(scope: string, count: number, batch = 1_000): Promise<void> {
  const journal = journalOf(scope)
  const { replica } = await journal.open()
  for (let seq = 1; seq <= count; seq += batch) {
    await journal.append(Array.from({ length: Math.min(batch, count - seq + 1) }, (_, i) => mixed(seq + i, replica)))
  }
  await new Promise((resolve) => setTimeout(resolve, 3_000)) // the snapshot is taken when there is nothing else to do
  await journal.close()
}

/** Milliseconds from opening to the progress of a learner, and the number of answers in it. */
async function start(scope: string): Promise<{ opened: number; folded: number; answers: number; events: number }> {
  const journal = journalOf(scope)
  const since = performance.now()
  const found = await journal.open()
  const opened = performance.now() - since
  const progress = foldEvents(found.events, found.witness ?? EMPTY_PROGRESS)
  const folded = performance.now() - since
  await journal.close()
  const answers = [...progress.questions.values()].reduce((sum, question) => sum + question.answers.length, 0)
  return { opened, folded, answers, events: found.events.length }
}

let visit: { journal: Journal; replica: string; progress: Progress; seq: number } | null = null

async function beginVisit(scope: string): Promise<void> {
  const journal = journalOf(scope)
  const { replica } = await journal.open()
  visit = { journal, replica, progress: EMPTY_PROGRESS, seq: 0 }
}

/** Goes on with the visit: events are folded as a session does, and appended a few at a time. */
async function continueVisit(count: number): Promise<void> {
  if (!visit) throw new Error('No visit has begun.')
  const { journal, replica } = visit
  const begun = visit
  for (let done = 0; done < count; done += 20) {
    const batch = Array.from({ length: 20 }, () => mixed(++begun.seq, replica))
    begun.progress = foldEvents(batch, begun.progress)
    await journal.append(batch)
  }
  await new Promise((resolve) => setTimeout(resolve, 2_000))
}

export const torture = { writeUntilKilled, takeTurns, arrivals, acknowledge, fill, start, beginVisit, continueVisit }
Object.assign(globalThis, { torture })
