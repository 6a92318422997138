import type { Resource } from '../../courses/format/course.ts'
import { matches } from './search.ts'

/** What is looked for; empty and false stand for anything. */
export interface ResourceFilter {
  query: string
  section: string
  type: string
  language: string
  isNew: boolean
  isUnderPreparation: boolean
  isStarred: boolean
}

export const NO_FILTER: ResourceFilter = {
  query: '',
  section: '',
  type: '',
  language: '',
  isNew: false,
  isUnderPreparation: false,
  isStarred: false,
}

export const isFiltering = (filter: ResourceFilter): boolean =>
  Object.values(filter).some((value) => (typeof value === 'string' ? value.trim() !== '' : value))

/** The resources that match all of a filter, in their order. */
export const filterResources = (
  items: readonly Resource[],
  filter: ResourceFilter,
  starred: ReadonlySet<number>,
): Resource[] =>
  items.filter(
    (item) =>
      matches(filter.query, textOf(item)) &&
      (filter.section === '' || item.section === filter.section) &&
      (filter.type === '' || item.links.some(({ type }) => type === filter.type)) &&
      (filter.language === '' || languagesOf(item).includes(filter.language)) &&
      (!filter.isNew || item.new === true || item.links.some((link) => link.new)) &&
      (!filter.isUnderPreparation || item.underPreparation === true) &&
      (!filter.isStarred || starred.has(item.number)),
  )

/** The types of link there are, in the order of the alphabet. */
export const typesOf = (items: readonly Resource[], { compare }: Intl.Collator): string[] =>
  [...new Set(items.flatMap(({ links }) => links.map(({ type }) => type)))].sort(compare)

export const languagesOf = ({ languages, links }: Resource): string[] => [
  ...new Set([...languages, ...links.flatMap((link) => link.languages ?? [])]),
]

/** The name of a language; where it has none, as the author wrote it. */
export function languageName(tag: string, names: Intl.DisplayNames): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

const textOf = ({ title, links }: Resource): string =>
  [title, ...links.map(({ label, type }) => `${label} ${type}`)].join(' ')
