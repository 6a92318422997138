import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import CourseFailed from '../../player/CourseFailed.svelte'
import { language } from '../../player/language.svelte.ts'
import { textOf } from './render-player.ts'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
  language.current = 'en'
})

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

it.each([
  ['the browser', 'fr', '', ['de', 'fr-CA', 'en']],
  ['the learner, who chose it,', 'fr', 'fr', ['en']],
  ['nobody, where the interface has none of them,', 'en', 'de', ['de', 'ja']],
])('it is told in the language of %s', async (_, told, chosen, languages) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
  localStorage.setItem('stepwise:language', JSON.stringify(chosen))
  language.current = told === 'fr' ? 'en' : 'fr'
  render(CourseFailed, { reason: 'Error: course.js', retry: vi.fn() })
  const title = told === 'fr' ? 'Le cours n’a pas pu être chargé' : 'The course could not be loaded'
  await vi.waitFor(() => expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe(title))
  expect(document.documentElement).toHaveAttribute('lang', told)
  expect(screen.getByText('Error: course.js')).toHaveAttribute('lang', 'en')
})
