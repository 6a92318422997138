import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import type { CourseMap } from '../../../courses/format/course.ts'
import { openPlayer, textOf, visit, type Setting } from '../render-player.ts'
import { note, notesOf } from './notes.ts'

const map: CourseMap = {
  kind: 'course-map',
  id: 'pace',
  prompt: 'How much time?',
  paces: [
    { id: 'calm', text: 'Half an hour', minutes: 30 },
    { id: 'brisk', text: 'Two hours', minutes: 120 },
  ],
}
async function open(setting: Partial<Setting> = {}) {
  const shown = await openPlayer({
    pages: [
      { id: 'one', blocks: [map], minutes: 10 },
      { id: 'two', minutes: 40 },
      { id: 'three', minutes: 60 },
    ],
    course: {
      modules: [
        { id: 'start', title: 'Start', pages: ['one'] },
        { id: 'rest', title: 'Rest', pages: ['two', 'three'] },
      ],
    },
    wanted: 'one',
    ...setting,
  })
  return { ...shown, map: within(screen.getByRole('region', { name: 'The course, module by module' })) }
}
const rows = (map: Awaited<ReturnType<typeof open>>['map']) =>
  map.getAllByRole('row').map((row) => [...row.children].map(textOf).join(' | '))

it('is a table of the modules, with the pages read', async () => {
  const { map } = await open({ done: [visit('two')] })
  expect(rows(map)).toEqual([
    'Module | Pages read | Time',
    'Start | 1 / 1 | 10 min',
    'Rest | 1 / 2 | 1 h 40 min',
    'Whole course | 2 / 3 | 1 h 50 min',
  ])
  expect(textOf(map.getByRole('status'))).toBe('Choose a pace to see your weeks.')
  const scroller = within(map.getByRole('group', { name: 'Table' }))
  expect(scroller.getByRole('table', { name: 'The course, module by module' })).toBeVisible()
})

it('tells the weeks of a pace, which is chosen by keyboard and kept', async () => {
  const { map, facts } = await open()
  const user = userEvent.setup()
  map.getByRole('radio', { name: 'Half an hour' }).focus()
  await user.keyboard(' ')
  expect(rows(map)).toEqual([
    'Module | Pages read | Time | Week',
    'Start | 1 / 1 | 10 min | read',
    'Rest | 0 / 2 | 1 h 40 min | 1 to 4',
    'Whole course | 1 / 3 | 1 h 50 min | 1 to 4',
  ])
  expect(textOf(map.getByRole('status'))).toBe(
    'At 30 min a week: about 4 weeks for what is left. “Rest” takes about 4 of them.',
  )
  await vi.waitFor(() => expect(notesOf(facts())).toEqual({ pace: ['calm'] }))
})

it('shows the pace of an earlier visit, and that nothing is left', async () => {
  const { map } = await open({ done: [note('pace', 'brisk'), visit('two'), visit('three')] })
  expect(map.getByRole('radio', { name: 'Two hours' })).toBeChecked()
  expect(textOf(map.getByRole('status'))).toBe('You have read every page.')
})

it('does not mind a pace that the author has taken away', async () => {
  const { map } = await open({ done: [note('pace', 'gone')] })
  for (const radio of map.getAllByRole('radio')) expect(radio).not.toBeChecked()
})
