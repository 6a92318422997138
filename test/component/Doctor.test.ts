import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { TrackerReport } from '../../player/tracker.ts'
import { attached, openPlayer, textOf, trackerOf } from './render-player.ts'

const pages = [{ id: 'one' }, { id: 'two' }]
const REPORT: TrackerReport = {
  standard: 'SCORM 1.2',
  place: { chain: 'window', up: 2 },
  session: 'open',
  read: [['completion', 'incomplete']],
  keeps: [['interactions', false]],
  calls: [{ name: 'LMSCommit', element: '', value: null, answer: 'false', error: '101' }],
}
const user = userEvent.setup()
const title = 'Connection to your LMS'

async function opened() {
  const connection = attached({ comments: ['Well done so far.'] })
  await openPlayer({
    pages,
    tracker: trackerOf({ connect: () => Promise.resolve(connection), inspect: () => REPORT }),
  })
  await user.click(screen.getByRole('button', { name: 'Menu' }))
  await user.click(screen.getByRole('button', { name: title }))
  return screen.findByRole('dialog', { name: title })
}

describe('the connection to the LMS', () => {
  it('tells what was found, said and saved, and what became of the last calls', async () => {
    const dialog = await opened()
    for (const text of ['SCORM 1.2', 'in parent window 2', 'LMSCommit', 'false (101)', 'Well done so far.']) {
      expect(within(dialog).getAllByText(text).length).toBeGreaterThan(0)
    }
    expect(textOf(dialog)).toContain('Steps saved here')
  })

  it('makes a report without names and without what teachers wrote', async () => {
    const dialog = await opened()
    const text = within(dialog).getByRole<HTMLTextAreaElement>('textbox').value
    expect(text).toContain('LMSCommit: false (101)')
    expect(text).toContain('interactions: no')
    expect(text).not.toMatch(/Ada|Lovelace|learner-1|Well done/)
  })

  it('is nowhere without an LMS', async () => {
    await openPlayer({ pages })
    await user.click(screen.getByRole('button', { name: 'Menu' }))
    expect(screen.queryByRole('button', { name: title })).toBeNull()
  })
})
