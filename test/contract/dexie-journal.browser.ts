import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createDexieBench } from './dexie-bench.ts'
import { describeDexieTraps } from './dexie-traps.ts'
import { codeOf, describeDeviceJournal, visited } from './journal.ts'

const NAME = 'The Dexie journal in Chromium'
describeDeviceJournal(NAME, () => createDexieBench(navigator.locks))
describeDexieTraps(NAME, () => navigator.locks)

describe('a disk that is full', () => {
  it('is told as such, nothing of the append is kept, and it goes on when there is room', async () => {
    const bucket = await (navigator as any).storageBuckets.open('small', { quota: 100_000 })
    const { indexedDB } = Dexie.dependencies
    Dexie.dependencies.indexedDB = bucket.indexedDB
    const bench = createDexieBench(navigator.locks)
    const journal = bench.visit()
    await journal.open()
    await journal.append([visited(1, 'one')])
    const e = await journal.append([visited(2, 'two'), {...visited(3, 'three'), data: {page: 'x'.repeat(1_000_000)}}]).catch(e=>e)
    console.log(e.code, e.cause?.name, e.cause?.message, e.cause?.inner?.name, e.cause?.inner?.inner?.name, e.cause?.constructor?.name)
    console.log(JSON.stringify(await bucket.estimate()))
    await journal.append([visited(2, 'two')])
    console.log(JSON.stringify((await journal.open()).events.length))
    expect(e.code).toBe('full')
  })
})
