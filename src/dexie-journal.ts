import type { LearningEvent } from '../courses/format/event.ts'
import { JournalError, type Journal, type Opened, type Retirement } from '../player/journal.ts'
import type { JournalDatabase } from './journal/database.ts'
import { forgetScope } from './journal/dexie-store.ts'
import { ANSWER, explain, failureOf, OPEN_ELSEWHERE, Outdone, within } from './journal/failures.ts'
import { withOlder, type GenerationsOptions } from './journal/generations.ts'
import { asEvents, createHeld, joined } from './journal/held.ts'
import { createMirror, reach } from './journal/mirror.ts'
import { openDatabase, openStore, type OpenedStore, type Opening } from './journal/opening.ts'
import { createListeners, createQueue } from './journal/queue.ts'
import { beyond, distinct, nameOf } from './journal/rows.ts'
import { createSecondCopy, NO_STATE } from './journal/second-copy.ts'
import type { ProgressCodec, Store } from './journal/store.ts'
import { createTurn, newTurn, openChannel, type Turn, type Whose } from './journal/turn.ts'

export interface DexieJournalOptions {
  /** Which learner's work in which course (`journal/scope.ts`). */
  scope: string
  newReplica: () => string
  locks: LockManager | undefined
  /** Without it there are neither snapshots nor a state in the witness. */
  codec?: ProgressCodec
  name?: string
  /** Milliseconds after which an opening that hangs counts as refused. */
  patience?: number
  storage?: () => Storage | undefined
  /** Where the second copy is kept; without it there is none. */
  files?: () => CacheStorage | undefined
  channel?: (name: string) => BroadcastChannel | null
  /** Does what is not urgent, some time later. */
  whenIdle?: (task: () => void) => void
}

/** The witness is written anew after so many events. */
const WITNESSED = 10
/** The second copy is folded after so many, or after a fiftieth of all: what it comes to is written out each time. */
const FOLDED = 20
/** Snapshots are thought of after so many. */
const TIDIED = 500
/** Milliseconds after which a database that was refused is asked again. */
const ASK_AGAIN = 30_000

/** The journal of a browser: in IndexedDB, else in localStorage. See `Journal` for what it promises. */
export function createDexieJournal(options: DexieJournalOptions): Journal {
  const { scope, newReplica, locks, codec, name = 'stepwise', patience = 3_000 } = options
  const whenIdle = options.whenIdle ?? ((task: () => void) => void setTimeout(task, 1_000))
  const storage = reach(options.storage ?? (() => globalThis.localStorage))
  const generations: GenerationsOptions = { name, storage, patience }
  const held = createHeld(codec, newReplica)
  const others = createListeners<LearningEvent[]>()
  const retirements = createListeners<Retirement>()
  const queue = createQueue()
  /** Appends that have not been acknowledged. */
  const pending = new Set<readonly LearningEvent[]>()

  const mirror = createMirror(storage, `${name}:${scope}`, codec)
  const copy = createSecondCopy(options.files ?? (() => undefined), `${name}:${scope}`, codec)
  let turn: Turn | null = null
  let whose: Whose = 'theirs'
  let writer = newTurn()
  let store: Store | null = null
  let replica = ''
  let rev = 0
  /** Events that the store has. */
  let count = 0
  /** Why this journal does not write any more. */
  let retired: Retirement | null = null
  /** Another tab is about to write: nothing new is begun. */
  let isLeaving = false
  /** Something waits in localStorage. */
  let isParked = false
  /** When the database was last refused; null when it is open. */
  let refusedAt: number | null = null
  let unwitnessed = 0
  let unfolded = 0
  let untidied = 0

  async function open(isTaking = false): Promise<Opened> {
    const witness = mirror.witness()
    const looking = copy.look()
    // Who takes the turn finds what another tab wrote a moment ago: only a browser's start may follow a kill.
    const coming = isTaking ? null : looking.then(copy.latest)
    if (isTaking) writer = newTurn()
    const ways = { isTaking, isContinued: false, replica: isTaking ? newReplica() : null, witness }
    const { found, lost } = await queue.add(async () => use(await openStore(opening(ways))))
    const isEmpty = found.rows === 0 && refusedAt === null
    const isShort = isEmpty || lost || refusedAt !== null
    const latest = await (coming ?? (isShort ? looking.then(copy.latest) : []))
    const before = isShort ? await copy.state() : NO_STATE
    const copied = isEmpty ? asEvents({ folded: before.progress, events: latest }, codec, newReplica) : latest
    const missing = beyond(copied, found.events)
    await bringBack(missing)
    const waiting = [...(await bringIn()), ...missing]
    retired = null
    isLeaving = false
    replica = found.replica
    rev = Math.max(found.rev, witness?.rev ?? 0, before.rev)
    const events = waiting.length > 0 ? distinct([...found.events, ...waiting]) : found.events
    const beside = joined(codec, witness?.progress ?? null, before.progress)
    held.begin(found.folded, events, beside)
    unfolded = await looking
    tidyLater()
    return {
      ...{ events: [...events], kept: 'device', replica, rev, lost: lost || (isEmpty && missing.length > 0) },
      witness: joined(codec, found.folded, beside),
      readOnly: whose === 'theirs',
      unreadable: found.unreadable,
    }
  }

  const opening = (ways: Pick<Opening, 'isTaking' | 'isContinued' | 'replica' | 'witness'>): Opening => ({
    ...{ generations, scope, mirror, codec, newReplica, writer, watch, ...ways },
    turn: (turn ??= createTurn({
      name: `${name}:${scope}`,
      locks,
      channel: (options.channel ?? openChannel)(`${name}:${scope}`),
      onWanted: handOver,
      onTaken: () => retire('other-tab'),
      onWritten: others.tell,
      onForgotten() {
        held.clear()
        retire('other-tab')
      },
    })),
  })

  function watch(db: JournalDatabase, watched: Store): void {
    db.on('versionchange', ({ newVersion }) => {
      if (newVersion) retire('newer-version')
      db.close({ disableAutoOpen: true })
      return false // keeps Dexie's own handler from opening it again
    })
    db.on('close', () => {
      if (store === watched && !retired && whose !== 'theirs') void queue.add(reopen).catch(() => undefined)
    })
  }

  /** From now on this store is the one. */
  function use(opened: OpenedStore): OpenedStore {
    const before = store
    store = opened.store
    whose = opened.whose
    count = opened.found.rows
    refusedAt = opened.isRefused ? Date.now() : null
    before?.close()
    return opened
  }

  /** What waits in localStorage goes to the database, where it has not gone yet. */
  async function bringIn(): Promise<LearningEvent[]> {
    const waiting = mirror.waiting()
    isParked = waiting.length > 0
    if (!isParked || whose === 'theirs' || !store || refusedAt !== null) return waiting
    const fresh = await within(ANSWER, store.append(waiting)).catch(() => null) // else it stays where it is
    if (fresh === null) return waiting
    count += fresh
    isParked = mirror.dropWaiting(waiting)
    return waiting
  }

  /** What only the second copy has goes to the database; where that cannot take it, the copy still has it. */
  async function bringBack(missing: readonly LearningEvent[]): Promise<void> {
    if (missing.length === 0 || whose === 'theirs' || !store || refusedAt !== null) return
    count += await within(ANSWER, store.append(missing)).catch(() => 0)
  }

  function append(events: readonly LearningEvent[]): Promise<void> {
    const taken = [...events]
    pending.add(taken)
    const done = begin(async () => {
      const fresh = await persist((store) => store.append(taken))
      await copy.append(taken) // and not beside it: nobody is to find there what the database has refused
      pending.delete(taken)
      acknowledged(taken, fresh)
    })
    return done.catch((error: unknown) => {
      pending.delete(taken)
      return explain(error)
    })
  }

  const keepRev = (next: number): Promise<void> =>
    begin(async () => {
      await persist((store) => store.keepRev(next))
      rev = Math.max(rev, next)
    }).catch(explain)

  const begin = <T>(run: () => Promise<T>): Promise<T> =>
    isLeaving ? Promise.reject(new JournalError('closed', OPEN_ELSEWHERE)) : queue.add(run)

  async function persist<T>(write: (store: Store) => Promise<T>): Promise<T> {
    try {
      return await within(ANSWER, tryTwice(write))
    } catch (error) {
      if (error instanceof Outdone) retire('other-tab')
      // A disk that is full may also just not answer.
      if (failureOf(error) === 'silent') void store?.makeRoom().catch(() => undefined)
      throw error
    }
  }

  /** Writes; what a second try can mend is tried a second time. */
  async function tryTwice<T>(write: (store: Store) => Promise<T>): Promise<T> {
    const at = writable()
    try {
      return await write(at)
    } catch (error) {
      const failure = failureOf(error)
      if (failure === 'full' && (await at.makeRoom())) return write(at)
      if (failure !== 'cut') throw error
      await reopen()
      return write(writable())
    }
  }

  function writable(): Store {
    if (retired === 'newer-version') throw new DOMException('A newer version came.', 'VersionError')
    if (!store) throw new JournalError('closed', 'The journal is not open.')
    if (retired || whose === 'theirs') throw new JournalError('closed', OPEN_ELSEWHERE)
    return store
  }

  function acknowledged(events: readonly LearningEvent[], fresh: number): void {
    count += fresh
    held.add(events)
    unwitnessed += events.length
    unfolded += events.length
    untidied += events.length
    turn?.tell({ kind: 'written', events })
    setTimeout(() => afterwards(events))
  }

  /** What an acknowledgement must not wait for. */
  function afterwards(events: readonly LearningEvent[]): void {
    if (!store || retired) return
    if (refusedAt === null && isParked) isParked = mirror.dropWaiting(events)
    if (refusedAt !== null && Date.now() - refusedAt > ASK_AGAIN) void queue.add(askAgain).catch(() => undefined)
    if (unwitnessed >= WITNESSED) keepWitness()
    if (unfolded >= Math.max(FOLDED, count / 50)) foldCopy()
    if (untidied >= TIDIED) tidyLater()
  }

  function keepWitness(): void {
    unwitnessed = 0
    if (!store || whose === 'theirs' || retired) return
    // A database that is refused has what it had: its witness goes on saying so.
    const before = refusedAt === null ? null : mirror.witness()
    const { generation, seq } = before ?? { generation: store.generation, seq: count }
    mirror.keepWitness({ generation, seq, rev }, held.progress())
  }

  /** Between two appends: then all that the copy has is known here. */
  function foldCopy(): void {
    unfolded = 0
    void queue.add(async () => {
      const progress = held.progress()
      if (progress && store && !retired) await copy.fold(progress, rev)
    })
  }

  function tidyLater(): void {
    untidied = 0
    whenIdle(() => {
      if (store && !retired && whose !== 'theirs') void store.tidy().then(news, () => undefined)
    })
  }

  /** Events that turned up after the start. */
  function news(events: LearningEvent[]): void {
    held.add(events)
    if (events.length > 0) others.tell(events)
  }

  /** Opens the database again, and writes what it has lost. */
  async function reopen(): Promise<void> {
    if (retired || !store) throw new Outdone('This journal has ended.')
    const before = count
    use(await openStore(opening({ isTaking: false, isContinued: true, replica, witness: null })))
    if (count < before && refusedAt === null) count += await store.append(held.events())
  }

  /** The database was refused at the start: what is in it is news, and what has waited goes there. */
  async function askAgain(): Promise<void> {
    refusedAt = Date.now()
    const { found } = use(await openDatabase(opening({ isTaking: false, isContinued: false, replica, witness: null })))
    await bringIn()
    news(asEvents(found, codec, newReplica))
  }

  async function handOver(): Promise<void> {
    isLeaving = true
    await queue.settled()
    keepWitness()
    retire('other-tab')
  }

  function retire(why: Retirement): void {
    if (retired === why) return
    retired = why
    retirements.tell(why)
  }

  async function takeOver(): Promise<Opened> {
    if (retired === 'newer-version') writable()
    return open(true)
  }

  async function forget(): Promise<void> {
    if (!store || retired || whose === 'theirs') await takeOver()
    await queue.add(async () => {
      await store?.forget()
      if (store) await withOlder(generations, store.generation, (db) => forgetScope(db, scope))
      mirror.forget()
      await copy.forget()
      turn?.tell({ kind: 'forgotten' })
      end()
    })
  }

  async function rows(): Promise<Record<string, unknown>[]> {
    const stored = (await store?.rows()) ?? []
    const known = new Set(stored.map((row) => `${String(row['replica'])} ${String(row['seq'])}`))
    return [...stored, ...mirror.waiting().flatMap((event) => (known.has(nameOf(event)) ? [] : [{ ...event }]))]
  }

  function end(): void {
    const last = store
    store = null
    held.clear()
    turn?.close()
    turn = null
    last?.close()
  }

  return {
    open: () => open().catch(explain),
    append,
    keepRev,
    witness(progress, next, unsaved = [...pending].flat()) {
      if (!store) return
      rev = Math.max(rev, next)
      held.learn(progress)
      keepWitness()
      isParked ||= mirror.park(unsaved)
    },
    onOthers: others.add,
    takeOver: () => takeOver().catch(explain),
    onRetired: retirements.add,
    rows: () => rows().catch(explain),
    forget: () => forget().catch(explain),
    close() {
      if (unwitnessed > 0) keepWitness()
      end()
      return Promise.resolve()
    },
  }
}
