import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Reference } from '../../../courses/format/course.ts'
import { openPlayer, textOf, type Setting } from '../render-player.ts'

const glossary: Reference['glossary'] = [
  { id: 'agency', term: 'Agency', meaning: 'Power to act.', pages: ['one', 'two'] },
  { id: 'neuchatel', term: 'Neuchâtel', meaning: 'A city in Switzerland.', pages: ['two'] },
  { id: 'wheel', term: 'Wheel', meaning: 'A picture of policies.', pages: [] },
]

async function open(setting: Partial<Setting> = {}) {
  const pages = [
    { id: 'one', blocks: [{ kind: 'glossary' as const }] },
    { id: 'two', title: 'The second page' },
  ]
  await openPlayer({ pages, reference: { glossary }, ...setting })
  return within(screen.getByRole('article'))
}
type Page = Awaited<ReturnType<typeof open>>
const terms = (page: Page) => page.queryAllByRole('term').map(textOf)

describe('the glossary', () => {
  it('lists every term with its meaning and the pages that use it', async () => {
    const page = await open()
    expect(terms(page)).toEqual(['Agency', 'Neuchâtel', 'Wheel'])
    const definitions = page.getAllByRole('definition').map((definition) => ({
      meaning: textOf(definition.firstChild),
      links: within(definition)
        .queryAllByRole('link')
        .map((link) => `${textOf(link)} ${link.getAttribute('href')}`),
    }))
    expect(definitions).toEqual([
      { meaning: 'Power to act.', links: ['One #/one', 'The second page #/two'] },
      { meaning: 'A city in Switzerland.', links: ['The second page #/two'] },
      { meaning: 'A picture of policies.', links: [] },
    ])
  })

  it('is searched from the keyboard, in terms and meanings, whatever the case and accents, and says what it found', async () => {
    const page = await open()
    const user = userEvent.setup()
    const search = page.getByRole('searchbox', { name: 'Search the glossary' })
    expect(textOf(page.getByRole('status'))).toBe('')
    search.focus()
    await user.keyboard('neuchatel')
    expect(terms(page)).toEqual(['Neuchâtel'])
    expect(textOf(page.getByRole('status'))).toBe('1 found')
    await user.clear(search)
    await user.keyboard('POLICIES wheel')
    expect(terms(page)).toEqual(['Wheel'])
    await user.clear(search)
    await user.keyboard(' e ')
    expect(textOf(page.getByRole('status'))).toBe('3 found')
    await user.keyboard('xyz')
    expect(terms(page)).toEqual([])
    expect(textOf(page.getByRole('status'))).toBe('Nothing found.')
    await user.clear(search)
    expect(terms(page)).toEqual(['Agency', 'Neuchâtel', 'Wheel'])
    expect(textOf(page.getByRole('status'))).toBe('')
  })

  it('takes signs of regular expressions as they are', async () => {
    const page = await open()
    await userEvent.type(page.getByRole('searchbox'), '.*(')
    expect(terms(page)).toEqual([])
  })

  it('says so when it does not arrive', async () => {
    const page = await open({ source: { reference: () => Promise.reject(new Error('gone')) } })
    expect(page.getByText('This page could not be loaded.')).toBeInTheDocument()
    expect(page.queryByRole('searchbox')).toBeNull()
  })

  it('shows a term that names a page twice', async () => {
    const page = await open({ reference: { glossary: [{ ...glossary[0]!, pages: ['two', 'two'] }] } })
    expect(terms(page)).toEqual(['Agency'])
  })
})
