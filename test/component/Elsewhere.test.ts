import { screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { openPlayer, renderPlayer, visit } from './render-player.ts'

const user = userEvent.setup()
const pages = [{ id: 'one' }, { id: 'two' }]

describe('a second window of the same course', () => {
  it('says that the course is open elsewhere, and goes on where it was when it is asked to', async () => {
    renderPlayer({
      pages,
      done: [visit('two')],
      journal: (memory) => ({ ...memory, open: async () => ({ ...(await memory.open()), readOnly: true }) }),
    })
    expect(await screen.findByRole('heading', { level: 1, name: 'The course is open in another window' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Continue here' }))
    expect(await screen.findByText('Page 2 of 2')).toBeVisible()
  })

  it('gives way to another one that was told to continue', async () => {
    const { actor } = await openPlayer({ pages })
    actor.send({ type: 'browser.retired', why: 'other-tab' })
    expect(await screen.findByRole('button', { name: 'Continue here' })).toBeVisible()
  })

  it('of an older version offers to load the newer one', async () => {
    const { actor } = await openPlayer({ pages })
    actor.send({ type: 'browser.retired', why: 'newer-version' })
    expect(await screen.findByRole('heading', { level: 1, name: 'There is a newer version' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Load the newer version' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Continue here' })).toBeNull()
  })
})
