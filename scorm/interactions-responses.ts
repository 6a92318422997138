import type { Assign, Choice, Entry, Order, Question } from '../courses/format/course.ts'
import { readNumbers } from '../courses/format/entry.ts'
import type { Edition } from './find-api.ts'
import { cut, formatDecimal, localizedAnswer, localizedPattern, oneLine } from './interactions-values.ts'

/** What was asked and answered, in an edition's own vocabulary. `response` is null where it cannot be said. */
export interface Statement {
  type: 'true-false' | 'choice' | 'fill-in' | 'long-fill-in' | 'matching' | 'performance' | 'sequencing' | 'numeric'
  /** The right answers, any of them; none where too many are right. */
  patterns: readonly string[]
  response: string | null
}

/** A response of any question as both editions have it. `language` is that of the course. */
export function stateResponse(
  edition: Edition,
  question: Question,
  response: readonly string[],
  language: string,
): Statement {
  switch (question.kind) {
    case 'choice':
      return question.select === 'true-false'
        ? stateTruth(edition, question, response)
        : stateChoice(edition, question, response)
    case 'compose':
      return { type: 'choice', patterns: [], response: chosen(edition, question, response) }
    case 'assign':
      return stateAssign(edition, question, response)
    case 'order':
      return stateOrder(edition, question, response)
    case 'entry':
      return stateEntry(edition, question, response[0] ?? '', language)
    case 'allocation':
    case 'scenario':
      // No patterns: several answers are right, and Moodle's 2004 throws at any.
      return { type: 'performance', patterns: [], response: performed(edition, response) }
  }
}

const DELIMITERS = { '1.2': { list: ',', pair: '.' }, '2004': { list: '[,]', pair: '[.]' } } as const

/** The most options, pairs and items in a response, and the most patterns (SCORM 2004 RTE §4.2.9.1). */
const PARTS = 36
const CHOICE_PATTERNS = 10
const FILL_IN_PATTERNS = 5

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** Unlike those of items, so that `a.1,b.2` can be read. */
const TARGET_LETTERS = '1234567890abcdefghijklmnopqrstuvwxyz'

/** What an edition calls something with an id: 1.2 has one letter, by its place in the course, not on the screen. */
type Token = (id: string) => string | null

function tokens(edition: Edition, named: readonly { id: string }[], letters = LETTERS): Token {
  if (edition === '2004') return shortIdentifier
  const places = new Map(named.map(({ id }, place) => [id, letters[place]]))
  return (id) => places.get(id) ?? null
}

/** Moodle refuses hyphens; no id has a `_` of its own. */
const shortIdentifier: Token = (id) =>
  id.length <= 200 && /^[a-z\d]+(-[a-z\d]+)*$/.test(id) ? id.replaceAll('-', '_') : null

/** Null when there is nothing, too much, or a part without a name: half a response would be another one. */
function list(edition: Edition, parts: readonly (string | null)[], most: number): string | null {
  if (parts.length === 0 || parts.length > most || parts.includes(null)) return null
  return parts.join(DELIMITERS[edition].list)
}

function pair(edition: Edition, first: string | null, second: string | null): string | null {
  return first === null || second === null ? null : first + DELIMITERS[edition].pair + second
}

/** The halves of `item.target`; ids have no dots. */
function halves(text: string): [string, string] {
  const [first = '', ...rest] = text.split('.')
  return [first, rest.join('.')]
}

const only = (pattern: string | null): string[] => (pattern === null ? [] : [pattern])

function stateTruth(edition: Edition, { options }: Choice, [answer = '']: readonly string[]): Statement {
  const said: Token = (id) => (id !== 'true' && id !== 'false' ? null : edition === '1.2' ? id.charAt(0) : id)
  const right = options.find((option) => option.right)?.id ?? ''
  return { type: 'true-false', patterns: only(said(right)), response: said(answer) }
}

/** Several right options are one pattern where all are wanted, and one each where any will do. */
function stateChoice(edition: Edition, question: Choice, response: readonly string[]): Statement {
  const right = question.options.filter((option) => option.right).map(({ id }) => id)
  const sets = question.select === 'one' ? right.map((id) => [id]) : [right]
  const patterns = sets.flatMap((set) => only(chosen(edition, question, set))).slice(0, CHOICE_PATTERNS)
  return { type: 'choice', patterns, response: chosen(edition, question, response) }
}

/** Options as a set: 2004 refuses one that is named twice. */
function chosen(
  edition: Edition,
  { options }: { options: readonly { id: string }[] },
  ids: readonly string[],
): string | null {
  return list(edition, [...new Set(ids)].map(tokens(edition, options)), PARTS)
}

function stateAssign(edition: Edition, { items, targets }: Assign, response: readonly string[]): Statement {
  const item = tokens(edition, items)
  const target = tokens(edition, targets, TARGET_LETTERS)
  const pairs = (given: readonly (readonly [string, string])[]) =>
    list(edition, given.map(([from, to]) => pair(edition, item(from), target(to))), PARTS) // prettier-ignore
  const right = pairs(items.map(({ id, target: to }) => [id, to]))
  return { type: 'matching', patterns: only(right), response: pairs(response.map(halves)) }
}

function stateOrder(edition: Edition, { items }: Order, response: readonly string[]): Statement {
  const token = tokens(edition, items)
  const row = (ids: readonly string[]) => list(edition, ids.map(token), PARTS)
  return { type: 'sequencing', patterns: only(row(items.map(({ id }) => id))), response: row(response) }
}

function stateEntry(edition: Edition, { wanted }: Entry, written: string, language: string): Statement {
  if (wanted.as === 'text') return stateText(edition, wanted.accept, written, language)
  const { answer, tolerance } = wanted
  const nearest = readNumbers(written).sort((a, b) => Math.abs(a - answer) - Math.abs(b - answer))[0] ?? NaN
  const response = number(edition, nearest)
  const pattern = edition === '1.2' ? number(edition, answer) : range(answer - tolerance, answer + tolerance)
  // What is no number, or too great for one, is told as it was written.
  if (response === null || pattern === null) return stateText(edition, [String(answer)], written, language)
  return { type: 'numeric', patterns: [pattern], response }
}

/** Moodle's 2004 takes five digits before the point; 1.2 sets no limit, but readers want no exponents. */
const number = (edition: Edition, value: number): string | null =>
  formatDecimal(value, edition === '1.2' ? 9_999_999_999 : 99_999)

function range(least: number, most: number): string | null {
  const [low, high] = [number('2004', least), number('2004', most)]
  return low === null || high === null ? null : `${low}[:]${high}`
}

const TEXT_12 = 255

function stateText(edition: Edition, accepted: readonly string[], written: string, language: string): Statement {
  const patterns = accepted.flatMap((text) =>
    only(edition === '1.2' ? pattern12(text) : localizedPattern(text, language)),
  )
  const some = [...new Set(patterns)].slice(0, FILL_IN_PATTERNS)
  if (edition === '1.2') return { type: 'fill-in', patterns: some, response: cut(oneLine(written), TEXT_12) || null }
  const said = localizedAnswer(written, language)
  // Moodle's 2004 throws at every pattern of a long one.
  return { ...said, patterns: said.type === 'fill-in' ? some : [] }
}

function pattern12(text: string): string | null {
  const line = oneLine(text)
  return line === '' || line.length > TEXT_12 ? null : line
}

const STEPS = 250

/** `step.value` each. 1.2 has them as free text: as many whole ones as there is room for, and dots for the rest. */
function performed(edition: Edition, response: readonly string[]): string | null {
  const pairs = response.map((text) => {
    const [step, value] = halves(text)
    const said: Token = edition === '2004' ? shortIdentifier : (id) => shortIdentifier(id) && id
    return pair(edition, said(step), said(value))
  })
  const whole = list(edition, pairs, STEPS)
  if (edition === '2004' || whole === null || whole.length <= TEXT_12) return whole
  const rest = ',...'
  const end = whole.lastIndexOf(',', TEXT_12 - rest.length)
  return end < 0 ? null : whole.slice(0, end) + rest
}
