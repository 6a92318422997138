import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Form } from '../../../courses/format/course.ts'
import { openPlayer, textOf, type Setting } from '../render-player.ts'
import { note, notesOf, watchFiles } from './notes.ts'

const form: Form = {
  kind: 'form',
  id: 'vision',
  title: 'Your vision',
  text: [{ tag: 'p', children: ['For a colleague.'] }],
  fields: [
    { id: 'more', label: 'What more?', as: 'line' },
    {
      id: 'why',
      label: 'Why now?',
      as: 'text',
      hint: 'Name a change.',
      avoid: [{ words: ['somehow'], hint: 'Say who does it.' }],
    },
    {
      id: 'with',
      label: 'With whom?',
      as: 'many',
      options: [
        { id: 'schools', text: ['Schools'] },
        { id: 'firms', text: ['Firms'] },
      ],
    },
    {
      id: 'when',
      label: 'When?',
      as: 'one',
      optional: true,
      options: [
        { id: 'now', text: ['Now'] },
        { id: 'later', text: ['Later'] },
      ],
    },
  ],
  sentence: [
    'We want ',
    { field: 'vision.more' },
    ' with ',
    { field: 'vision.with' },
    ' in ',
    { field: 'city.name' },
    '.',
  ],
}

async function open(setting: Partial<Setting> = {}, block: Form = form) {
  const shown = await openPlayer({ pages: [{ id: 'one', blocks: [block] }, { id: 'two' }], ...setting })
  return { ...shown, form: within(screen.getByRole('region', { name: 'Your vision' })), user: userEvent.setup() }
}
afterEach(() => void vi.restoreAllMocks())

describe('a form', () => {
  it('says that it stays on the device, and names every field', async () => {
    const { form } = await open()
    expect(form.getByText('What you note here stays on this device. It is never sent to your LMS.')).toBeVisible()
    expect(form.getByText('For a colleague.')).toBeVisible()
    expect(form.getByRole('textbox', { name: 'What more?' })).toBeVisible()
    expect(form.getByRole('textbox', { name: 'Why now?' })).toHaveAccessibleDescription(/^Name a change\.\s*$/)
    expect(within(form.getByRole('group', { name: 'With whom?' })).getAllByRole('checkbox')).toHaveLength(2)
    expect(within(form.getByRole('group', { name: 'When? (optional)' })).getAllByRole('radio')).toHaveLength(2)
  })

  it('is filled in by keyboard alone, and kept', async () => {
    const { form, user, facts } = await open()
    form.getByRole('textbox', { name: 'What more?' }).focus()
    await user.keyboard('trust 😀')
    await user.tab()
    await user.keyboard('It is time.{Enter}Now.')
    await user.tab()
    await user.keyboard(' ')
    await user.tab()
    await user.keyboard(' ')
    await user.tab()
    await user.keyboard(' ')
    await vi.waitFor(() =>
      expect(notesOf(facts())).toEqual({
        'vision.more': ['trust 😀'],
        'vision.why': ['It is time.\nNow.'],
        'vision.with': ['schools', 'firms'],
        'vision.when': ['now'],
      }),
    )
  })

  it('keeps what is written within a second, without leaving the field', async () => {
    const { form, user, facts } = await open()
    await user.type(form.getByRole('textbox', { name: 'What more?' }), 'trust')
    expect(notesOf(facts())).toEqual({})
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ 'vision.more': ['trust'] }), { timeout: 1_500 })
  })

  it('keeps it at once when the page is hidden, and when another page is opened', async () => {
    const { form, user, facts, actor } = await open()
    await user.type(form.getByRole('textbox', { name: 'What more?' }), 'a')
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ 'vision.more': ['a'] }), { timeout: 500 })
    await user.type(form.getByRole('textbox', { name: 'What more?' }), 'b')
    actor.send({ type: 'learner.goTo', page: 'two' })
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ 'vision.more': ['ab'] }), { timeout: 500 })
  })

  it('shows what was written before', async () => {
    const { form } = await open({
      done: [note('vision.more', 'trust'), note('vision.with', 'firms'), note('vision.when', 'later')],
    })
    expect(form.getByRole('textbox', { name: 'What more?' })).toHaveValue('trust')
    expect(form.getByRole('checkbox', { name: 'Firms' })).toBeChecked()
    expect(form.getByRole('checkbox', { name: 'Schools' })).not.toBeChecked()
    expect(form.getByRole('radio', { name: 'Later' })).toBeChecked()
  })

  it('puts the sentence together while one writes, with fields of other forms', async () => {
    const { form, user } = await open({ done: [note('city.name', 'Rivermouth')] })
    expect(textOf(form.getByText(/^We want/))).toBe('We want … with … in Rivermouth.')
    await user.type(form.getByRole('textbox', { name: 'What more?' }), 'trust.')
    await user.click(form.getByRole('checkbox', { name: 'Firms' }))
    await user.click(form.getByRole('checkbox', { name: 'Schools' }))
    expect(textOf(form.getByText(/^We want/))).toBe('We want trust with Schools and Firms in Rivermouth.')
  })

  it('tells the hint of a word while it stands in the text', async () => {
    const { form, user } = await open()
    const why = form.getByRole('textbox', { name: 'Why now?' })
    await user.type(why, 'It will Sómehow')
    expect(textOf(form.getAllByRole('status')[0]!)).toBe('Say who does it.')
    await user.type(why, 'ly')
    expect(textOf(form.getAllByRole('status')[0]!)).toBe('')
  })

  it('lists what is still empty only after something was written, and never what is optional', async () => {
    const { form, user } = await open()
    expect(form.queryByText(/^Still empty/)).toBeNull()
    await user.type(form.getByRole('textbox', { name: 'What more?' }), 'trust')
    expect(textOf(form.getByText(/^Still empty/))).toBe('Still empty: Why now? · With whom?')
    await user.type(form.getByRole('textbox', { name: 'Why now?' }), 'Now.')
    await user.click(form.getByRole('checkbox', { name: 'Firms' }))
    expect(form.queryByText(/^Still empty/)).toBeNull()
  })

  it('lists them when it is left empty, too', async () => {
    const { form, user } = await open()
    form.getByRole('textbox', { name: 'What more?' }).focus()
    await user.tab({ shift: true })
    expect(textOf(form.getByText(/^Still empty/))).toBe('Still empty: What more? · Why now? · With whom?')
  })

  it('takes no more than 20,000 signs a field', async () => {
    const { form } = await open()
    for (const box of form.getAllByRole('textbox')) expect(box).toHaveAttribute('maxlength', '20000')
  })

  it('is saved as a text file, with what is not kept yet', async () => {
    const files = watchFiles()
    const { form, user } = await open()
    expect(form.queryByRole('button')).toBeNull()
    await user.type(form.getByRole('textbox', { name: 'What more?' }), 'trust')
    await user.click(form.getByRole('button', { name: 'Save as text file' }))
    expect(await files.get('your-vision.md')).toContain('**What more?**\n\ntrust\n\n')
  })

  it('is cleared after one question, and only this form', async () => {
    const { form, user, facts } = await open({
      done: [note('vision.more', 'trust'), note('vision.with', 'firms'), note('city.name', 'Rivermouth')],
    })
    form.getByRole('button', { name: 'Clear these notes' }).focus()
    await user.keyboard('{Enter}')
    expect(form.getByRole('button', { name: 'Keep' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(form.getByRole('button', { name: 'Clear these notes' })).toHaveFocus()
    expect(form.getByRole('textbox', { name: 'What more?' })).toHaveValue('trust')
    await user.keyboard('{Enter}')
    await user.tab({ shift: true })
    await user.keyboard('{Enter}')
    expect(form.getByRole('textbox', { name: 'What more?' })).toHaveValue('')
    expect(form.getByRole('textbox', { name: 'What more?' })).toHaveFocus()
    expect(form.getByRole('checkbox', { name: 'Firms' })).not.toBeChecked()
    expect(form.getAllByRole('status').map(textOf)).toContain('Cleared.')
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ 'vision.more': [], 'vision.with': [] }))
  })
})
