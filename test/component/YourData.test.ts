import { screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeBackup } from '../../player/backup.ts'
import { DEFAULT_SETTINGS } from '../../player/reading-settings.ts'
import { reading } from '../../player/settings/reading.svelte.ts'
import { writeBackups } from '../../src/home/home-backup.ts'
import { answer, openPlayer, visit } from './render-player.ts'

const user = userEvent.setup()
const pages = [{ id: 'one' }, { id: 'two' }, { id: 'three' }]
const note = { replica: 'ffffffff', seq: 1, lc: 1, epoch: 0, t: 0, v: 1, type: 'note', data: { field: 'f', value: ['x'] } } // prettier-ignore
const saved: { name: string; text: Promise<string> }[] = []

beforeEach(() => {
  saved.length = 0
  let last: Blob | undefined
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob
    return 'blob:x'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (last) saved.push({ name: this.download, text: last.text() })
  })
})
afterEach(() => vi.restoreAllMocks())

async function openMenu() {
  const shown = await openPlayer({ pages, done: [visit('one'), answer('q', ['a'], 1)], wanted: 'two' })
  await user.click(screen.getByRole('button', { name: 'Menu' }))
  return { ...shown, menu: within(screen.getByRole('dialog', { name: 'Menu' })) }
}
type Menu = Awaited<ReturnType<typeof openMenu>>['menu']
const press = (menu: Menu, name: string) => user.click(menu.getByRole('button', { name }))
const give = async (menu: Menu, text: string) => {
  await user.upload(menu.getByLabelText('Restore from a backup', { selector: 'input' }), new File([text], 'b.json', { type: 'application/json' })) // prettier-ignore
}

describe('your data', () => {
  it('saves a backup with everything, and takes it again without doubling anything', async () => {
    const { menu, facts } = await openMenu()
    await press(menu, 'Save a backup')
    await menu.findByText(/The backup is saved as a file/)
    const [file] = saved
    expect(file?.name).toMatch(/^a-course-\d{4}-\d\d-\d\d\.backup\.json$/)
    const text = (await file?.text) ?? ''
    expect((JSON.parse(text) as { events: { type: string }[] }).events.map(({ type }) => type)).toEqual([
      'visit',
      'answer',
      'visit',
    ])
    await give(menu, text)
    await menu.findByText('Everything in this backup was here already.')
    expect(facts()).toEqual([visit('two')])
  })

  it('adds a backup of another device', async () => {
    const { menu, actor } = await openMenu()
    await give(menu, await writeBackup('a-course', [note]))
    await menu.findByText(/The backup was added/)
    expect(actor.getSnapshot().context.progress.notes.get('f')?.value).toEqual(['x'])
  })

  it('adds its part of a backup of all courses, and nothing of the others', async () => {
    const { menu, actor } = await openMenu()
    const other = { ...note, replica: 'eeeeeeee', data: { field: 'g', value: ['y'] } }
    await give(menu, writeBackups([await writeBackup('another', [other]), await writeBackup('a-course', [note])]))
    await menu.findByText(/The backup was added/)
    const { notes } = actor.getSnapshot().context.progress
    expect([notes.get('f')?.value, notes.has('g')]).toEqual([['x'], false])
  })

  it('takes the reading settings along, and gives them back', async () => {
    reading.change({ size: 150, measure: 'narrow' })
    const { menu } = await openMenu()
    await press(menu, 'Save a backup')
    await menu.findByText(/The backup is saved as a file/)
    const text = (await saved[0]?.text) ?? ''
    reading.change(DEFAULT_SETTINGS)
    await give(menu, text)
    await menu.findByText('Your reading settings were taken from the backup.')
    expect(reading.current).toEqual({ ...DEFAULT_SETTINGS, size: 150, measure: 'narrow' })
    expect(document.documentElement.dataset['measure']).toBe('narrow')
    reading.change(DEFAULT_SETTINGS)
  })

  it('says why a file is no backup, and changes nothing', async () => {
    const { menu, actor } = await openMenu()
    const before = actor.getSnapshot().context.progress
    await give(menu, 'a shopping list')
    await menu.findByText('This file is no backup of this player. Nothing was changed.')
    await give(menu, await writeBackup('another', []))
    await menu.findByText('This backup holds nothing of this course. Nothing was changed.')
    await give(menu, writeBackups([await writeBackup('another', [])]))
    await menu.findByText('This backup holds nothing of this course. Nothing was changed.')
    await give(menu, writeBackups([await writeBackup('a-course', [note]), (await writeBackup('b', [note])).replace('"x"', '"y"')])) // prettier-ignore
    await menu.findByText('This backup is damaged or was changed. Nothing was taken from it.')
    expect(actor.getSnapshot().context.progress).toBe(before)
  })

  it('starts again only when it was asked twice', async () => {
    const { menu, actor } = await openMenu()
    await press(menu, 'Start again')
    await press(menu, 'Cancel')
    expect(actor.getSnapshot().context.progress.epoch).toBe(0)
    await press(menu, 'Start again')
    await press(menu, 'Yes, start again')
    expect(actor.getSnapshot().context.progress.epoch).toBe(1)
    expect(screen.getByText('Page 1 of 3')).toBeVisible()
  })

  it('forgets the course on this device only when it was asked twice, and says that it has', async () => {
    const { menu, actor } = await openMenu()
    await press(menu, 'Forget this course on this device')
    await press(menu, 'Yes, remove them')
    await waitFor(() => expect(actor.getSnapshot().value).toBe('forgotten'))
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Your data is removed from this device')
  })
})
