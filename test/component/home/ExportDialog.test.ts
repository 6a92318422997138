import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { language } from '../../../player/language.svelte.ts'
import { OPTION_LIST } from '../../../scorm/option-list.ts'
import ExportDialog from '../../../src/home/export/ExportDialog.svelte'
import { courseOf } from '../course.ts'
import { textOf } from '../render-player.ts'

afterEach(() => void (language.current = 'en'))

it('the export speaks French about every LMS and every option', async () => {
  language.current = 'fr'
  const { course } = courseOf({ pages: [{ id: 'one' }] })
  render(ExportDialog, { course, dialog: undefined })
  const dialog = screen.getByRole('dialog', { hidden: true })
  dialog.setAttribute('open', '')
  await userEvent.selectOptions(screen.getByLabelText('Où sera-t-il utilisé ?'), 'Moodle')
  expect(textOf(dialog)).toContain('une évaluation réussie achève l’activité')
  expect(textOf(dialog)).toContain('Vu dans Moodle 4.5.6')
  const said = textOf(dialog)
  const english = Object.values(OPTION_LIST).map(({ text }) => text)
  expect(english.filter((text) => said.includes(text))).toEqual([])
  expect(within(dialog).getByLabelText('Pages à lire')).toHaveTextContent('Toutes les pages')
  expect(dialog.querySelector('[lang]')).toBeNull()
})
