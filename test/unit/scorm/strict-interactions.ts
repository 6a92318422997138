/**
 * The strictest LMS there could be: for interactions and objectives it takes only what the ADL test suites, Moodle's
 * expressions and scorm-again all take. Shares nothing with the code under test.
 */

type Edition = '1.2' | '2004'
type Verdict = string | null
type Check = (value: string) => boolean

/** What is wrong with a series of Set calls, in words; empty when every one would be taken. */
export function violations(edition: Edition, calls: readonly (readonly [string, string])[]): string[] {
  const set = new Map<string, string>()
  return calls.flatMap(([element, value]) => {
    const wrong = textFault(value) ?? placeFault(element, value, set) ?? valueFault(edition, element, value, set)
    if (wrong === null) set.set(element, value)
    return wrong === null ? [] : [`${element} = ${JSON.stringify(value.slice(0, 300))}: ${wrong}`]
  })
}

function textFault(value: string): Verdict {
  if (/\p{Surrogate}/u.test(value)) return 'half a character'
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) return 'a control character or a line break'
  if (/\p{Noncharacter_Code_Point}/u.test(value)) return 'a code point that is no character'
  if (value.normalize('NFC') !== value) return 'not in NFC'
  if (value === '') return 'empty'
  return null
}

const RECORDS: Record<string, number> = { interactions: 250, objectives: 100 }
const LIST = /^cmi\.(interactions|objectives)\.(0|[1-9]\d*)\.(.+)$/
const INNER = /^(objectives|correct_responses)\.(0|[1-9]\d*)\.(id|pattern)$/

/** Lists have no gaps; the id comes first, and the type before what depends on it. */
function placeFault(element: string, value: string, set: ReadonlyMap<string, string>): Verdict {
  const [, list = '', index = '', leaf = ''] = LIST.exec(element) ?? []
  if (list === '') return 'no such element'
  const record = `cmi.${list}.${index}`
  if (Number(index) >= (RECORDS[list] ?? 0)) return 'past the last record'
  if (Number(index) > 0 && !set.has(`cmi.${list}.${Number(index) - 1}.id`)) return 'a gap in the list'
  if (leaf === 'id') return repeated(set, new RegExp(`^cmi\\.${list}\\.\\d+\\.id$`), element, value)
  if (!set.has(`${record}.id`)) return 'before its id'
  if (list === 'interactions' && leaf !== 'type' && !set.has(`${record}.type`)) return 'before its type'
  const [, inner = '', place = '', name = ''] = INNER.exec(leaf) ?? []
  if (inner === '') return null
  if (Number(place) > 0 && !set.has(`${record}.${inner}.${Number(place) - 1}.${name}`)) return 'a gap in the inner list'
  return repeated(set, new RegExp(`^${record}.${inner}.\\d+.${name}$`.replaceAll('.', '\\.')), element, value)
}

/** No two records of a list say the same, and an id stays what it is. */
function repeated(set: ReadonlyMap<string, string>, list: RegExp, element: string, value: string): Verdict {
  if (set.has(element) && set.get(element) !== value) return 'set again to something else'
  const other = [...set].find(([name, said]) => name !== element && list.test(name) && said === value)
  return other ? `the same as ${other[0]}` : null
}

function valueFault(edition: Edition, element: string, value: string, set: ReadonlyMap<string, string>): Verdict {
  const leaf = element.replace(/^cmi\./, '').replace(/\.\d+(?=\.)/g, '.n')
  const type = set.get(element.replace(/^(cmi\.interactions\.\d+)\..*$/, '$1.type')) ?? ''
  if (leaf === 'interactions.n.correct_responses.n.pattern') {
    const place = Number(/(\d+)\.pattern$/.exec(element)?.[1])
    if (place >= PATTERN_COUNTS(type)) return 'too many patterns'
    return fault(FORMATS[edition].patterns[type], value)
  }
  if (/^interactions\.n\.(student|learner)_response$/.test(leaf) && leaf in FORMATS[edition].leaves) {
    return fault(FORMATS[edition].responses[type], value)
  }
  return fault(FORMATS[edition].leaves[leaf], value)
}

const fault = (check: Check | undefined, value: string): Verdict =>
  check === undefined ? 'no such element or type' : check(value) ? null : 'not in its format'

const PATTERN_COUNTS = (type: string): number =>
  ({ 'true-false': 1, numeric: 1, likert: 1, other: 1, choice: 10 })[type] ?? 5

const like =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value)
const words = (list: string): Check => like(new RegExp(`^(${list.replaceAll(' ', '|').replaceAll('~', ' ')})$`))
const between = (pattern: RegExp, least: number, most: number): Check => (value) => pattern.test(value) && Number(value) >= least && Number(value) <= most // prettier-ignore
const either = (...checks: Check[]): Check => (value) => checks.some((check) => check(value)) // prettier-ignore
const atMost = (limit: number): Check => (value) => value.length <= limit // prettier-ignore
/** Parts between delimiters, at most `most` of them. */
const parts = (delimiter: string, most: number, check: Check, distinct = false): Check => (value) => {
  const all = value.split(delimiter)
  return all.length <= most && all.every(check) && (!distinct || new Set(all).size === all.length)
} // prettier-ignore
const pairs = (delimiter: string, first: Check, second: Check): Check => (value) => {
  const [from = '', to = '', ...more] = value.split(delimiter)
  return value.includes(delimiter) && more.length === 0 && first(from) && second(to)
} // prettier-ignore

// SCORM 1.2: R12 §3.4.2.7, ADL's validators, Moodle's scorm_12.js.
const IDENTIFIER_12 = like(/^[A-Za-z0-9_-]{1,255}$/)
const DECIMAL_12 = /^-?\d{1,3}(\.\d+)?$/
const SIGN = like(/^[0-9a-z]$/)
const RESPONSES_12: Record<string, Check> = {
  'true-false': like(/^[tf01]$/),
  choice: parts(',', 36, SIGN, true),
  'fill-in': atMost(255),
  matching: parts(',', 36, pairs('.', SIGN, SIGN)),
  performance: atMost(255),
  sequencing: parts(',', 36, SIGN),
  likert: SIGN,
  numeric: like(/^-?\d{1,10}(\.\d{1,7})?$/),
}
const SCORE_12 = between(DECIMAL_12, 0, 100)
const LEAVES_12: Record<string, Check> = {
  'interactions.n.id': IDENTIFIER_12,
  'interactions.n.objectives.n.id': IDENTIFIER_12,
  'interactions.n.time': like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
  'interactions.n.type': words('true-false choice fill-in matching performance sequencing likert numeric'),
  'interactions.n.weighting': between(DECIMAL_12, -100, 100),
  'interactions.n.student_response': atMost(255),
  'interactions.n.result': either(words('correct wrong unanticipated neutral'), like(/^\d{1,3}(\.\d+)?$/)),
  'interactions.n.latency': like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
  'objectives.n.id': IDENTIFIER_12,
  'objectives.n.score.raw': SCORE_12,
  'objectives.n.score.min': SCORE_12,
  'objectives.n.score.max': SCORE_12,
  'objectives.n.status': words('passed completed failed incomplete browsed not~attempted'),
}

// SCORM 2004 4th Ed.: R4 §4.1.1 and §4.2, ADL's test suite, Moodle's scorm_13.js, scorm-again.
const LONG_IDENTIFIER = like(/^(?!urn:)[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]{1,4000}$/)
const SHORT_IDENTIFIER = like(/^[A-Za-z0-9_]{1,250}$/)
const REAL = like(/^-?\d{1,5}(\.\d{1,7})?$/)
const LANGUAGES =
  'aa ab af ak am ar as az ba be bg bn bo br bs ca cs cy da de el en eo es et eu fa fi fo fr fy ga gd gl gu ha he hi hr ' +
  'hu hy id is it ja ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no ny oc or pa pl ps pt ' +
  'rm ro ru rw sc sd se si sk sl sm sn so sq sr st su sv sw ta te tg th ti tk tl tn to tr tt ug uk ur uz vi wo xh yi yo zh zu'
const KNOWN = new Set(LANGUAGES.split(' '))

/** A language tag at most, and up to 250 units with it; scorm-again takes no text that begins with a brace. */
const localizedUpTo =
  (limit: number): Check =>
  (value) => {
    const [, language, text = ''] = /^(?:\{lang=([a-z]{2,3})(?:-[A-Za-z0-9-]{2,8})?\})?(.*)$/.exec(value) ?? []
    return (
      value.length <= limit && text !== '' && !text.startsWith('{') && (language === undefined || KNOWN.has(language))
    )
  }
const localized = localizedUpTo(250)
const longText = localizedUpTo(4000)

/** scorm-again splits at commas where there is no delimiter. */
const filledIn: Check = (value) => {
  const delimiter = value.includes('[,]') ? '[,]' : ','
  const braced = value.replace(/^\{lang=[^}]*\}/, '').split(delimiter)
  return braced.length <= 10 && !braced.some((part) => part.startsWith('{')) && value.split('[,]').every(localized)
}
/** Each prefix once, before the language; no blanks around a text. */
const filledInPattern: Check = (value) => {
  const text = value.replace(/^(\{case_matters=(true|false)\})?(\{order_matters=(true|false)\})?/, '')
  const all = text.split(text.includes('[,]') ? '[,]' : ',')
  const isEach = all.every((part) => part.trim() === part) && new Set(all).size === all.length
  return value.length <= 250 && filledIn(text) && isEach
}
/** Moodle throws at any pattern of these. */
const none: Check = () => false
const numericRange: Check = (value) => {
  const [low = '', high = '', ...more] = value.split('[:]')
  const isRange = value.includes('[:]') && more.length === 0
  if (!isRange || ![low, high].every((end) => end === '' || REAL(end))) return false
  return low === '' || high === '' || Number(low) <= Number(high)
}
const performed = parts('[,]', 250, pairs('[.]', SHORT_IDENTIFIER, either(REAL, SHORT_IDENTIFIER)))
const matched = parts('[,]', 36, pairs('[.]', SHORT_IDENTIFIER, SHORT_IDENTIFIER))
const RESPONSES_2004: Record<string, Check> = {
  'true-false': words('true false'),
  choice: parts('[,]', 36, SHORT_IDENTIFIER, true),
  'fill-in': filledIn,
  'long-fill-in': longText,
  matching: matched,
  performance: performed,
  sequencing: parts('[,]', 36, SHORT_IDENTIFIER),
  likert: SHORT_IDENTIFIER,
  numeric: REAL,
  other: atMost(4000),
}

const timestamp: Check = (value) => {
  const found =
    /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2}(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?)?$/.exec(value)
  if (!found) return false
  const [year = 0, month = 0, day = 0] = found.slice(1, 4).map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1970 && year <= 2038 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
const DURATION = /^P(?=\d|T)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/

const LEAVES_2004: Record<string, Check> = {
  'interactions.n.id': LONG_IDENTIFIER,
  'interactions.n.objectives.n.id': LONG_IDENTIFIER,
  'interactions.n.timestamp': timestamp,
  'interactions.n.type': words(
    'true-false choice fill-in long-fill-in matching performance sequencing likert numeric other',
  ),
  'interactions.n.weighting': REAL,
  'interactions.n.learner_response': atMost(40_000),
  'interactions.n.result': either(words('correct incorrect unanticipated neutral'), like(/^-?\d{1,4}(\.\d{1,7})?$/)),
  'interactions.n.latency': like(DURATION),
  'interactions.n.description': localized,
  'objectives.n.id': LONG_IDENTIFIER,
  'objectives.n.description': localized,
  'objectives.n.score.scaled': between(/^-?\d(\.\d{1,7})?$/, -1, 1),
  'objectives.n.score.raw': REAL,
  'objectives.n.score.min': REAL,
  'objectives.n.score.max': REAL,
  'objectives.n.progress_measure': between(/^\d(\.\d{1,7})?$/, 0, 1),
  'objectives.n.success_status': words('passed failed unknown'),
  'objectives.n.completion_status': words('completed incomplete not~attempted unknown'),
}

const FORMATS: Record<Edition, Record<'leaves' | 'responses' | 'patterns', Record<string, Check>>> = {
  '1.2': { leaves: LEAVES_12, responses: RESPONSES_12, patterns: RESPONSES_12 },
  '2004': {
    leaves: LEAVES_2004,
    responses: RESPONSES_2004,
    patterns: {
      ...RESPONSES_2004,
      'fill-in': filledInPattern,
      numeric: numericRange,
      'long-fill-in': none,
      performance: none,
    },
  },
}
