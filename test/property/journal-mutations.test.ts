import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterAll, expect, it } from 'vitest'
import { mutate } from '../torture/journal.ts'

const { indexedDB } = Dexie.dependencies
afterAll(() => {
  Dexie.dependencies.indexedDB = indexedDB
})

// A smaller round of `npm run torture -- journal`.
it('2,000 damaged rows, heads, snapshots and witnesses give a result or a plain error, within a second', async () => {
  expect(await mutate(2_000, 20_261_122)).toEqual({ inputs: 2_000, wrong: [] })
}, 120_000)
