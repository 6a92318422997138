import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import CourseFailed from '../../player/CourseFailed.svelte'
import { textOf } from './render-player.ts'

it('a course that does not arrive is told with its reason, as text, and may be asked for again', async () => {
  const retry = vi.fn()
  const reason = 'Error: <b>course.js</b> did not arrive.'
  render(CourseFailed, { reason, retry })
  expect(screen.getByRole('main')).toContainElement(screen.getByRole('heading', { level: 1 }))
  expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe('The course could not be loaded')
  expect(screen.getAllByRole('paragraph').map(textOf)).toContain(reason)
  expect(retry).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(retry).toHaveBeenCalledTimes(1)
})
