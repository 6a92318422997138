import type { Reference } from './course.ts'
import type { Place, Problem } from './problem.ts'
import { readTranslated, TranslatedGlossary, TranslatedResources } from './translation-source.ts'

type Key = string | number

/** Glossary and resources with what is translated of them; undefined where nothing is. */
export function translateReference(
  language: string,
  own: Reference,
  files: ReadonlyMap<string, string>,
  problems: Problem[],
): Reference | undefined {
  const glossary = readTranslated(language, 'glossary.yaml', TranslatedGlossary, files, problems)
  const resources = readTranslated(language, 'resources.yaml', TranslatedResources, files, problems)
  if (!glossary && !resources) return undefined
  const { sections, items } = own.resources
  const id = (one: { id: string }) => one.id
  const number = (one: { number: number }) => one.number
  const merge = merger(problems)
  return {
    glossary: glossary ? merge(own.glossary, glossary.value, id, (i) => glossary.at([i])) : own.glossary,
    resources: resources
      ? {
          sections: merge(sections, resources.value.sections, id, (i) => resources.at(['sections', i])),
          items: merge(items, resources.value.items, number, (i) => resources.at(['items', i])),
        }
      : own.resources,
  }
}

/** Puts translated texts in the place of the original's, by their id; an id that is not there, or twice, is a problem. */
const merger =
  (problems: Problem[]) =>
  <Given extends object, Own extends Given>(
    originals: readonly Own[],
    given: readonly Given[],
    keyOf: (one: Given) => Key,
    at: (index: number) => Place,
  ): Own[] => {
    const known = new Set(originals.map(keyOf))
    const found = new Map<Key, Given>()
    given.forEach((one, i) => {
      const key = keyOf(one)
      if (!known.has(key)) problems.push({ ...at(i), message: `The original has no "${key}".` })
      else if (found.has(key)) problems.push({ ...at(i), message: `"${key}" stands here twice.` })
      found.set(key, one)
    })
    return originals.map((one) => ({ ...one, ...found.get(keyOf(one)) }))
  }
