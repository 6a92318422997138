import { screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { EMPTY_PROGRESS, foldEvents } from '../../courses/format/progress.ts'
import { JournalError } from '../../player/journal.ts'
import { attached, deferred, openPlayer, renderPlayer, trackerOf, visit, type Setting } from './render-player.ts'

const open = (setting: Partial<Setting> = {}) => openPlayer({ pages: [{ id: 'one' }, { id: 'two' }], ...setting })
const render = (setting: Partial<Setting> = {}) => renderPlayer({ pages: [{ id: 'one' }, { id: 'two' }], ...setting })
/** Waits until the sign in the top bar says this. */
async function says(text: string) {
  const [bar] = await screen.findAllByRole('banner')
  expect(await within(bar!).findByText(text)).toBeInTheDocument()
}

describe('the save sign', () => {
  it('says "Saving" until the journal has answered, and only then that it is saved', async () => {
    const kept = deferred<undefined>()
    render({ journal: (memory) => ({ ...memory, append: () => kept.promise }) })
    await says('Saving …')
    expect(screen.queryByText(/^Saved/)).toBeNull()
    kept.resolve(undefined)
    await says('Saved on this device')
  })

  it('says that the work is only in this tab where the journal does not outlive it', async () => {
    await open({ kept: 'tab' })
    await says('Only in this tab')
  })

  it('says that nothing is saved while the journal refuses, and that it is when it takes it again', async () => {
    let isFull = true
    const { actor } = render({
      journal: (memory) => ({
        ...memory,
        append: (events) =>
          isFull ? Promise.reject(new JournalError('full', 'The disk is full.')) : memory.append(events),
      }),
    })
    await says('Not saved')
    isFull = false
    actor.send({ type: 'learner.retry' })
    await says('Saved on this device')
  })

  it('says that the work was sent to the LMS once the LMS has answered, and not before', async () => {
    const sent = deferred<'sent'>()
    const { clock, actor } = await open({ tracker: trackerOf({ report: () => sent.promise }) })
    await says('Saved on this device')
    clock.increment(1_000)
    await says('Saved on this device')
    sent.resolve('sent')
    await says('Saved, sent to your LMS')
    actor.send({ type: 'learner.next' })
    await says('Saved on this device')
  })

  it.each(['refused', 'unreachable'] as const)('does not say that it was sent when the LMS is %s', async (answer) => {
    const { clock } = await open({ tracker: trackerOf({ report: () => Promise.resolve(answer) }) })
    clock.increment(1_000)
    expect(await screen.findByText(/Your LMS is not answering/)).toBeInTheDocument()
    await says('Saved on this device')
  })

  it('says that the LMS has confirmed the work when it gave it back, until something new is done', async () => {
    const facts = [visit('one')].map((fact, i) => ({
      ...{ replica: 'a1b2c3d4', seq: i + 1, lc: i + 1, epoch: 0, t: 0, v: 1 as const },
      ...fact,
    }))
    const page = deferred<never>()
    const remote = foldEvents(facts, EMPTY_PROGRESS)
    const tracker = trackerOf({ connect: () => Promise.resolve(attached({ remote, confirmedRev: 4 })) })
    const { actor } = render({ tracker, source: { page: () => page.promise }, done: [visit('one')] })
    await says('Saved, confirmed by your LMS')
    actor.send({ type: 'learner.shown', page: 'one' })
    await says('Saved on this device')
  })
})
