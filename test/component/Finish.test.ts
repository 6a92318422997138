import { screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { Course } from '../../courses/format/course.ts'
import { choice } from './course.ts'
import { answer, openPlayer, textOf, visit, type Setting } from './render-player.ts'

const PASSED: Course['completion'] = { pages: 'all', assessment: 'passed' }

/** Three pages, the second of which is the graded assessment; the learner opens the last. */
function open(done: Setting['done'] = [], completion: Course['completion'] = PASSED, setting: Partial<Setting> = {}) {
  const assessment = { graded: true, attempts: null }
  const test = { id: 'test', title: 'Test', assessment, blocks: [choice({ id: 'q1' })] }
  return openPlayer({
    course: { completion, passingScore: 80 },
    pages: [{ id: 'one' }, test, { id: 'end' }],
    wanted: 'end',
    done,
    ...setting,
  })
}
const finish = (name: string) => screen.getByRole('region', { name })
const words = (name: string) => within(finish(name)).getAllByRole('paragraph').map(textOf)
/** Those in the words; the picture of the city has some of its own. */
const links = (name: string) =>
  within(finish(name))
    .queryAllByRole('link')
    .filter((link) => link.closest('p'))
    .map((link) => [textOf(link), link.getAttribute('href')])

describe('the end of the last page', () => {
  it('lights the whole city when the course is complete, with score, time and where it is saved', async () => {
    const time = { type: 'time' as const, data: { seconds: 25 * 60 + 20 } }
    await open([visit('one'), visit('test'), answer('q1', ['a'], 1), time])
    expect(words('You lit the whole city')).toEqual([
      'All 3 pages are read, and the course is complete.',
      'Score: 100% Time: 25 min Saved on this device',
    ])
    expect(links('You lit the whole city')).toEqual([])
  })

  it('says how many pages are unread, and leads to the first of them', async () => {
    await open([visit('one')])
    expect(words('You are on the last page')[0]).toBe('One page is still unread. Go to the first unread page')
    expect(links('You are on the last page')[0]).toEqual(['Go to the first unread page', '#/test'])
  })

  it('counts all unread pages', async () => {
    await open()
    expect(words('You are on the last page')).toEqual([
      '2 pages are still unread. Go to the first unread page',
      'The final assessment is not passed yet. Go to the assessment',
      'Saved on this device',
    ])
    expect(links('You are on the last page')).toEqual([
      ['Go to the first unread page', '#/one'],
      ['Go to the assessment', '#/test'],
    ])
  })

  it('says that the assessment is not passed yet, and leads to it', async () => {
    await open([visit('one'), visit('test'), answer('q1', ['b'], 0)])
    expect(words('You are on the last page')).toEqual([
      'The final assessment is not passed yet. Go to the assessment',
      'Score: 0% Saved on this device',
    ])
    expect(links('You are on the last page')).toEqual([['Go to the assessment', '#/test']])
  })

  it('asks for no pass where it is enough to have taken the assessment', async () => {
    const completion = { pages: 'all', assessment: 'taken' } as const
    await open([visit('test'), answer('q1', ['b'], 0)], completion)
    expect(words('You are on the last page')).toEqual([
      'One page is still unread. Go to the first unread page',
      'Score: 0% Saved on this device',
    ])
  })

  it('asks for the assessment where it is to be taken and was not', async () => {
    await open([visit('one'), visit('test')], { pages: 'all', assessment: 'taken' })
    expect(words('You are on the last page')).toEqual([
      'The final assessment is not passed yet. Go to the assessment',
      'Saved on this device',
    ])
  })

  it('does not mention an assessment that completion does not ask for', async () => {
    await open([visit('test')], { pages: 'all', assessment: 'none' })
    expect(words('You are on the last page')).toEqual([
      'One page is still unread. Go to the first unread page',
      'Saved on this device',
    ])
  })

  it('says no more than the truth about where the work is', async () => {
    await open([visit('one'), visit('test'), answer('q1', ['a'], 1)], PASSED, { kept: 'tab' })
    expect(words('You lit the whole city').at(-1)).toBe('Score: 100% Only in this tab')
  })

  it('stands on the last page only', async () => {
    await open([], PASSED, { wanted: 'one' })
    expect(screen.queryByRole('region', { name: /last page|whole city/ })).toBeNull()
  })
})
