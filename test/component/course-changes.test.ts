import { screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { LearningFact } from '../../courses/format/event.ts'
import { SEEN_COURSE } from '../../player/note-keys.ts'
import { en } from '../../player/strings/en.ts'
import { answer, openPlayer, visit, type Shown } from './render-player.ts'

const PAGES = [
  { id: 'one', title: 'One' },
  { id: 'two', title: 'Two' },
]
const notice = () => screen.queryByText(/changed since your last visit/)
const noted = ({ actor }: Shown) => actor.getSnapshot().context.progress.notes.get(SEEN_COURSE)?.value
const seen = (pages: string): LearningFact => ({
  type: 'note',
  data: { field: SEEN_COURSE, value: ['0.9.0', pages, ''] },
})

describe('a course that was edited under a learner', () => {
  it('says so once, by the titles of its pages, and keeps every answer with its question', async () => {
    const done = [visit('one'), answer('gone', ['a'], 1), seen('one One\nold The old page')]
    const shown = await openPlayer({ pages: PAGES, done })
    await expect.poll(notice).not.toBe(null)
    const changes = { added: ['Two'], gone: ['The old page'], questionsAdded: 0, questionsGone: 0 }
    expect(notice()?.textContent).toBe(en.courseChanged(changes))
    expect(shown.actor.getSnapshot().context.progress.questions.get('gone')?.answers).toHaveLength(1)
    await expect.poll(() => noted(shown)?.[1], { timeout: 3_000 }).toBe('one One\ntwo Two')
  })

  it('says nothing at the next visit, nor to whoever comes first', async () => {
    const first = await openPlayer({ pages: PAGES })
    await expect.poll(() => noted(first), { timeout: 3_000 }).not.toBe(undefined)
    expect(notice()).toBe(null)
    const value = noted(first) ?? []
    const second = await openPlayer({
      pages: PAGES,
      done: [visit('one'), { type: 'note', data: { field: SEEN_COURSE, value } }],
    })
    expect(notice()).toBe(null)
    expect(second.actor.getSnapshot().context.seq).toBe(3)
  })
})
