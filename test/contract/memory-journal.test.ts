import { createMemoryJournal } from '../../player/memory-journal.ts'
import { describeJournal } from './journal.ts'

describeJournal('The memory journal', () => {
  let visits = 0
  return { visit: () => createMemoryJournal(`visit-${++visits}`), kept: 'tab' }
})
