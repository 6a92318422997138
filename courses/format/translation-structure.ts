import { parseMarkdown, placeOf } from './markdown.ts'
import { splitPage } from './page.ts'
import type { Place, Problem } from './problem.ts'
import { FENCES, type FenceKind } from './source.ts'
import { readYaml, type Read } from './yaml.ts'
import type { z } from 'zod'

/** A piece of a page that a translation must have too: a heading, a run of text, a figure or a block. */
interface Part {
  kind: string
  place: Place
  /** What the author wrote in a block. */
  read: Read<unknown> | null
}

type Complain = (path: PropertyKey[], message: string) => void

/** Names whose value is never a text for learners, so that it is the same in every language. */
const FIXED = new Set('id right page pages as tone chart credit column next serves harms group from'.split(' '))
/** Names whose value holds parts by the ids of their author. */
const BY_ID = new Set(
  'options why others items columns groups pairs steps ends choices goals fields paces rows'.split(' '),
)
/** Lists that a language fills in its own way. */
const FREE = new Set(['accept', 'words', 'avoid', 'said'])

/** Problems of a translated page that has not the structure of the original: parts, ids, answers and numbers. */
export function compareStructure(own: string, translated: string, file: string, problems: Problem[]): void {
  const wanted = partsOf(own, file)
  const found = partsOf(translated, file)
  const odd = wanted.findIndex(({ kind }, i) => kind !== found[i]?.kind)
  const at = odd >= 0 ? odd : wanted.length
  const [want, have] = [wanted[at]?.kind, found[at]]
  if (want !== undefined || have) {
    const end = { file, line: translated.trimEnd().split('\n').length, column: 1 }
    const message = !have
      ? `The original goes on with ${named(want)}, and this page ends.`
      : want === undefined
        ? `The original ends before this ${have.kind}. Remove it.`
        : `The original has ${named(want)} here, not ${named(have.kind)}. A translation has the same parts in the same order.`
    problems.push({ ...(have?.place ?? end), message })
  }
  wanted.slice(0, at).forEach(({ read }, i) => {
    const other = found[i]?.read
    if (!read || !other) return
    compare(read.value, other.value, [], false, (path, message) => problems.push({ ...other.at(path), message }))
  })
}

const named = (kind = ''): string => (kind === 'text' ? 'a text' : `a ${kind}`)

function partsOf(text: string, file: string): Part[] {
  const unheard: Problem[] = []
  const split = splitPage(text, { start: { file, line: 1, column: 1 }, problems: unheard })
  if (!split) return []
  const context = { start: split.start, problems: unheard, references: { term() {}, page() {} } }
  return parseMarkdown(split.markdown, context).children.reduce<Part[]>((parts, node) => {
    const place = placeOf(node, context)
    if (node.type === 'heading') return [...parts, { kind: `heading of level ${node.depth}`, place, read: null }]
    if (node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'image')
      return [...parts, { kind: 'picture', place, read: null }]
    if (node.type === 'code' && node.lang) return [...parts, fence(node.lang, node.value, place)]
    return parts.at(-1)?.kind === 'text' ? parts : [...parts, { kind: 'text', place, read: null }]
  }, [])
}

function fence(kind: string, yaml: string, place: Place): Part {
  const start = { ...place, line: place.line + 1, column: 1 }
  const schema = Object.hasOwn(FENCES, kind) ? (FENCES[kind as FenceKind] as unknown as z.ZodType<unknown>) : null
  return { kind, place, read: schema && readYaml(yaml, schema, start, []) }
}

function compare(own: unknown, other: unknown, path: PropertyKey[], isById: boolean, complain: Complain): void {
  const name = path.map(String).join('.')
  if (Array.isArray(own) && Array.isArray(other)) {
    if (own.length !== other.length) {
      complain(path, `"${name}" has ${other.length} entries, and the original ${own.length}.`)
    } else own.forEach((entry, i) => compare(entry, other[i], [...path, i], path.at(-1) === 'rows', complain))
  } else if (isObject(own) && isObject(other)) compareNames(own, other, path, isById, complain)
  else if (typeof own !== typeof other) complain(path, `"${name}" is not what it is in the original.`)
  else if (own !== other && (typeof own !== 'string' || isFixed(path))) {
    complain(path, `"${name}" is ${String(other)} here and ${String(own)} in the original. Only texts may differ.`)
  } else if (path.at(-1) === 'sentence' && fieldsOf(own) !== fieldsOf(other)) {
    complain(path, `"${name}" must hold the same fields as the original: ${fieldsOf(own)}.`)
  }
}

function compareNames(own: object, other: object, path: PropertyKey[], isById: boolean, complain: Complain): void {
  const [wanted, found] = [Object.entries(own), new Map(Object.entries(other))]
  const ids = wanted.map(([key]) => key)
  const missing = ids.filter((id) => !found.has(id))
  const extra = [...found.keys()].filter((id) => !ids.includes(id))
  const name = (key: string) => [...path, key].map(String).join('.')
  for (const key of missing) complain(path, `"${name(key)}" is missing: the original has it.`)
  for (const key of extra) complain([...path, key], `"${name(key)}" is not in the original. Remove it.`)
  if (isById && missing.length + extra.length === 0 && ids.join() !== [...found.keys()].join()) {
    complain(path, `The ids stand in another order than in the original: ${ids.join(', ')}.`)
  }
  for (const [key, value] of wanted) {
    const isText = isById && typeof value === 'string'
    if (!found.has(key) || isText || (!isById && FREE.has(key))) continue
    compare(value, found.get(key), [...path, key], !isById && BY_ID.has(key) && !Array.isArray(value), complain)
  }
}

/** Whether what stands at a path is an id or a choice of the format. In a list it is the list's name that tells. */
const isFixed = (path: readonly PropertyKey[]): boolean =>
  // The right side of a pair is a text.
  path[0] !== 'pairs' && FIXED.has(String(path.findLast((step) => typeof step === 'string')))

const fieldsOf = (sentence: unknown): string =>
  [...String(sentence).matchAll(/\{[^{}]*\}/g)].map(([field]) => field).sort().join(' ') // prettier-ignore

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
