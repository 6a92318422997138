import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Pair,
  type YAMLMap,
} from 'yaml'
import { z } from 'zod'
import { didYouMean, type Place, type Problem } from './problem.ts'

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_DEPTH = 32
const TOO_DEEP = `This is nested deeper than ${MAX_DEPTH} levels.`

/** A value read from YAML, and where each part of it stands. */
export interface Read<T> {
  value: T
  /** The place of the value at a path; the nearest enclosing one when the path does not exist. */
  at(path: readonly PropertyKey[]): Place
  /** For the text at a path: where each of its characters stands in the file. */
  inside(path: readonly PropertyKey[]): (character: number) => Place
}

/**
 * Reads YAML and checks it against a schema, adding every problem with its place. Returns null when there is any.
 * `start` is the place of the text's first character in its file. Never throws.
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, start: Place, problems: Problem[]): Read<T> | null {
  // The parser compares each key with all others; `repeatedKeys` does not.
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true, uniqueKeys: false })
  let counted: LineCounter | undefined
  const place = (offset: number): Place => {
    const { line, col } = (counted ??= countLines(text)).linePos(offset)
    return { file: start.file, line: start.line + line - 1, column: line === 1 ? start.column + col - 1 : col }
  }
  const report = (offset: number, message: string) => problems.push({ ...place(offset), message })

  for (const error of document.errors.filter((one, i) => i === 0 || !one.message.includes('in YAML stream'))) {
    const isTooDeep = error.code === 'RESOURCE_EXHAUSTION'
    report(error.pos[0], isTooDeep ? TOO_DEEP : `This is not valid YAML: ${error.message.split('\n')[0]}`)
  }
  const repeated = repeatedKeys(document)
  for (const offset of repeated) report(offset, 'This is not valid YAML: Map keys must be unique')
  if (document.errors.length + repeated.length > 0 || !isSafe(document, report)) return null

  let raw: unknown
  try {
    raw = document.toJS({ maxAliasCount: 0 })
  } catch {
    report(0, 'YAML aliases (&name, *name) are not used here. Write the value out.')
    return null
  }
  const result = schema.safeParse(raw ?? {})
  if (result.success) {
    return {
      value: result.data,
      at: (path) => place(offsetOf(document, path)),
      inside(path) {
        let offsets: number[] | undefined
        return (character) =>
          place((offsets ??= characterOffsets(document, path, text))[character] ?? offsetOf(document, path))
      },
    }
  }
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  for (const issue of result.error.issues) reportIssue(document, issue, known, report)
  return null
}

/** Counted here: the parser misses the ends of lines in what it cannot understand. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1)
  return lines
}

/** Where keys stand that their map has already. */
function repeatedKeys(document: Document): number[] {
  const offsets: number[] = []
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (known.has(key.value)) offsets.push(key.range?.[0] ?? 0)
        known.add(key.value)
      }
    },
  })
  return offsets
}

function isSafe(document: Document, report: (offset: number, message: string) => void): boolean {
  let safe = true
  const refuse = (offset: number, message: string) => {
    report(offset, message)
    safe = false
    return visit.BREAK
  }
  visit(document, {
    Pair(_, pair, path) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
      if (FORBIDDEN_KEYS.has(key)) return refuse(offset, `"${key}" cannot be used as a name here.`)
      if (path.length > MAX_DEPTH * 2) return refuse(offset, TOO_DEEP)
    },
    Alias: (_, alias) => refuse(alias.range?.[0] ?? 0, 'YAML aliases are not used here. Write the value out.'),
  })
  return safe
}

function reportIssue(
  document: Document,
  issue: z.core.$ZodIssue,
  known: string[],
  report: (offset: number, message: string) => void,
) {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const hint = issue.path.length === 0 ? didYouMean(key, known) : ''
      report(offsetOf(document, [...issue.path, key], true), `"${key}" is not known here.${hint} Remove or rename it.`)
    }
    return
  }
  const name = issue.path.length > 0 ? `"${issue.path.map(String).join('.')}"` : 'This'
  const missing = issue.path.length > 0 && document.getIn(issue.path) === undefined
  report(offsetOf(document, issue.path), missing ? `${name} is missing. Add it.` : `${name} ${complaint(issue)}.`)
}

/** zod's own words, turned into what an author can act on. Messages set in `source.ts` are already that. */
function complaint(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${TYPES[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'must be a web address, https://…'
  if (issue.code === 'too_small' && issue.origin === 'number') {
    return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
  }
  if (issue.code === 'too_big' && issue.origin === 'number') return `must be at most ${issue.maximum}`
  return issue.message.replace(/^an id /, 'is not an id: an id ')
}
const TYPES: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of names and values',
  record: 'a set of names and values',
}

/** The pairs of a map by key, kept: looking through all for each path would take too long in long lists. */
const pairs = new WeakMap<YAMLMap, Map<string, Pair>>()
function pairsOf(map: YAMLMap): Map<string, Pair> {
  const known = pairs.get(map)
  if (known) return known
  const found = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])))
  pairs.set(map, found)
  return found
}

function offsetOf(document: Document, path: readonly PropertyKey[], wantKey = false): number {
  let offset = isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0
  let node: unknown = document.contents
  path.forEach((step, depth) => {
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(step))
      if (!pair) return void (node = null)
      const target = wantKey && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key)
      if (isNode(target)) offset = target.range?.[0] ?? offset
      node = pair.value
    } else if (isNode(node) && 'items' in node) {
      node = (node as { items: unknown[] }).items[Number(step)]
      if (isNode(node)) offset = node.range?.[0] ?? offset
    } else node = null
  })
  return offset
}

/**
 * Where the characters of a text stand in its source. YAML folds, indents and escapes but keeps the order of what can be
 * seen, so the two are walked together; a character that is not found stands where the one before it does.
 */
function characterOffsets(document: Document, path: readonly PropertyKey[], source: string): number[] {
  const node = document.getIn(path, true)
  if (!isScalar(node) || !node.range) return []
  const [start, end] = node.range
  const written = source.slice(start, end)
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
  const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
  let next = isBlock ? written.indexOf('\n') + 1 : isQuoted ? 1 : 0
  let at = next
  return String(node.value)
    .trim()
    .split('')
    .map((character) => {
      const found = character.trim() ? written.indexOf(character, next) : -1
      if (found >= 0) [at, next] = [found, found + 1]
      return start + at
    })
}
