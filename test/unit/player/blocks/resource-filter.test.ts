import { describe, expect, it } from 'vitest'
import type { Resource } from '../../../../courses/format/course.ts'
import {
  filterResources,
  isFiltering,
  languagesOf,
  NO_FILTER,
  typesOf,
  type ResourceFilter,
} from '../../../../player/blocks/resource-filter.ts'

const of = (number: number, draft: Partial<Resource>): Resource => ({
  number,
  section: 'guides',
  title: `Title ${number}`,
  languages: ['en'],
  links: [],
  ...draft,
})
const items = [
  of(1, { new: true, links: [{ label: 'PDF', type: 'pdf', languages: ['fr'] }] }),
  of(2, { section: 'films', underPreparation: true, links: [{ label: 'Watch', type: 'video', new: true }] }),
  of(3, { title: 'Neuchâtel', languages: ['de', 'en'], links: [{ label: 'Test', type: 'Ärger' }] }),
]
const found = (filter: Partial<ResourceFilter>) =>
  filterResources(items, { ...NO_FILTER, ...filter }, new Set([1, 3])).map(({ number }) => number)

describe('a filter', () => {
  it.each<[Partial<ResourceFilter>, number[]]>([
    [{}, [1, 2, 3]],
    [{ query: 'neuchatel' }, [3]],
    [{ query: 'video' }, [2]],
    [{ section: 'films' }, [2]],
    [{ type: 'pdf' }, [1]],
    [{ language: 'fr' }, [1]],
    [{ language: 'en' }, [1, 2, 3]],
    [{ isNew: true }, [1, 2]],
    [{ isUnderPreparation: true }, [2]],
    [{ isStarred: true }, [1, 3]],
    [{ isStarred: true, isNew: true, query: 'title', section: 'guides' }, [1]],
    [{ section: 'films', isStarred: true }, []],
  ])('%j finds %j', (filter, numbers) => {
    expect(found(filter)).toEqual(numbers)
  })

  it('is on when anything is asked for; blanks ask for nothing', () => {
    const on = [{}, { query: '  ' }, { query: 'x' }, { isNew: true }, { type: 'pdf' }].map((filter) =>
      isFiltering({ ...NO_FILTER, ...filter }),
    )
    expect(on).toEqual([false, false, true, true, true])
  })
})

it('offers each type once, in the order of the alphabet, and the languages of a resource and its links', () => {
  expect(typesOf([...items, ...items], new Intl.Collator('de'))).toEqual(['Ärger', 'pdf', 'video'])
  expect(items.map(languagesOf)).toEqual([['en', 'fr'], ['en'], ['de', 'en']])
})
