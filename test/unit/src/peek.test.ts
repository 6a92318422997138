import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { LearningEvent } from '../../../courses/format/event.ts'
import { createDexieJournal } from '../../../src/dexie-journal.ts'
import { createProgressCodec } from '../../../src/journal/progress-codec.ts'
import { peek } from '../../../src/journal/peek.ts'
import { createStorage } from '../../contract/dexie-bench.ts'

const ONE = 'one/local'
const TWO = 'two/local-0000000a'
let keys: Map<string, string>
let storage: Storage
let indexedDB: IDBFactory
beforeEach(() => {
  keys = new Map()
  storage = createStorage(keys)
  indexedDB = new IDBFactory()
  Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })
})

const options = () => ({ name: 'peeked', storage, indexedDB, patience: 500 })
const visit = (seq: number, page: string): LearningEvent => ({
  ...{ replica: 'r', seq, lc: seq, epoch: 0, t: 1000 + seq, v: 1 },
  ...{ type: 'visit', data: { page } },
})

async function journal(scope: string, locks?: LockManager) {
  const made = createDexieJournal({
    ...{ scope, newReplica: () => 'r', locks, name: 'peeked', storage: () => storage },
    ...{ codec: createProgressCodec(), channel: () => null, whenIdle: () => undefined },
  })
  await made.open()
  return made
}

describe('a look at the journals', () => {
  it('finds nothing, and makes no database, where there is none', async () => {
    expect(await peek([ONE], options())).toEqual({ kept: new Map(), scopes: [], isRefused: false })
    expect(await indexedDB.databases()).toEqual([])
    expect(storage.length).toBe(0)
  })

  it('finds what was done in each course, and changes nothing', async () => {
    const [one, two] = [await journal(ONE), await journal(TWO)]
    await one.append([visit(1, 'welcome'), visit(2, 'real-equality')])
    await two.append([visit(1, 'start')])
    await Promise.all([one.close(), two.close()])
    const before = JSON.stringify([...keys])
    const { kept, scopes, isRefused } = await peek([ONE, TWO, 'three/local'], options())
    expect([...kept.keys()]).toEqual([ONE, TWO])
    expect(kept.get(ONE)?.progress.visited).toEqual(new Set(['welcome', 'real-equality']))
    expect(kept.get(ONE)).toMatchObject({ last: 1002, rows: [{ seq: 1 }, { seq: 2 }] })
    expect([scopes, isRefused, JSON.stringify([...keys])]).toEqual([[ONE, TWO], false, before])
  })

  it('takes no turn from a journal that writes, and sees what that has written', async () => {
    const writer = await journal(ONE)
    await writer.append([visit(1, 'welcome')])
    expect((await peek([ONE], options())).kept.get(ONE)?.progress.visited.size).toBe(1)
    await writer.append([visit(2, 'practical')])
    expect((await peek([ONE], options())).kept.get(ONE)?.progress.visited.size).toBe(2)
    await writer.close()
  })

  it('knows what stands beside a database that is refused or silent, and says that it is', async () => {
    const writer = await journal(ONE)
    await writer.append([visit(1, 'welcome')])
    await writer.close()
    const silent = { open: () => ({}), databases: () => Promise.resolve([]) } as unknown as IDBFactory
    for (const factory of [undefined, silent]) {
      const { kept, isRefused } = await peek([ONE], { ...options(), indexedDB: factory, patience: 50 })
      expect([kept.get(ONE)?.progress.visited.has('welcome'), isRefused]).toEqual([true, true])
    }
  })

  it('finds what still waits for the database, once', async () => {
    const writer = await journal(ONE)
    await writer.append([visit(1, 'welcome')])
    storage.setItem(`peeked:${ONE}#rows r 1 2`, JSON.stringify([visit(1, 'welcome'), visit(2, 'practical')]))
    const found = (await peek([ONE], options())).kept.get(ONE)
    expect([found?.rows.length, found?.progress.visited.size]).toEqual([2, 2])
    await writer.close()
  })
})
