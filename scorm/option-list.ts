import type { OptionName, PackageOptions } from './package-options.ts'

/** One option for people: the same words on the command line and in the export dialog. */
export interface OptionDescription<V = unknown> {
  /** On the command line, after `--`. */
  flag: string
  label: string
  /** One sentence. */
  text: string
  /** How it is asked for. `values` of a choice are the words of the command line. */
  kind:
    | { as: 'choice'; values: readonly { value: string; label: string }[] }
    | { as: 'number'; least: number; most: number; unit: string }
    | { as: 'yes-no' | 'text' | 'languages' }
  /** Only packages for an LMS have it. */
  lmsOnly?: true
  /** Reads what was written for it; undefined when it is none of its values. */
  read(text: string): V | undefined
}

const choice = <V extends string>(labels: Record<V, string>) => {
  const values = Object.keys(labels) as V[] // the keys of a record of V
  return {
    kind: { as: 'choice', values: values.map((value) => ({ value, label: labels[value] })) },
    read: (text: string) => values.find((value) => value === text),
  } as const
}
const number = (least: number, most: number, unit: string) =>
  ({
    kind: { as: 'number', least, most, unit },
    read: (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  }) as const
const yesNo = {
  kind: { as: 'yes-no' },
  read: (text: string) => ({ yes: true, no: false })[text],
} as const
const text = { kind: { as: 'text' }, read: (text: string) => text } as const

/** All options, in the order in which they are asked for. */
export const OPTION_LIST: { readonly [K in OptionName]: OptionDescription<PackageOptions[K]> } = {
  standard: {
    flag: 'standard',
    label: 'Standard',
    text: 'What is made; when in doubt 1.2, which every LMS takes.',
    ...choice<PackageOptions['standard']>({
      '1.2': 'SCORM 1.2',
      '2004-3': 'SCORM 2004 3rd Edition',
      '2004-4': 'SCORM 2004 4th Edition',
      web: 'Files for any web server, without an LMS',
      single: 'One HTML file that opens by double click',
    }),
  },
  languages: {
    flag: 'lang',
    label: 'Languages',
    text: 'The languages of the package, with commas between them; the one the course is written in unless said otherwise.',
    kind: { as: 'languages' },
    read: (text) => text.split(',').flatMap((language) => language.trim() || []),
  },
  title: { flag: 'title', label: 'Title', text: 'The title that learners and the LMS see.', ...text },
  identifier: {
    flag: 'identifier',
    label: 'Identifier',
    text: 'By this the LMS knows the course again when a new version is uploaded; learners never see it.',
    lmsOnly: true,
    ...text,
  },
  pages: {
    flag: 'pages',
    label: 'Pages to read',
    text: 'Whether all pages must have been read for the course to be complete.',
    ...choice({ all: 'All pages', none: 'None' }),
  },
  assessment: {
    flag: 'assessment',
    label: 'Assessment',
    text: 'What the graded assessment asks for the course to be complete.',
    ...choice({ passed: 'It must be passed', taken: 'It must be taken', none: 'Nothing' }),
  },
  passingScore: {
    flag: 'passing-score',
    label: 'Passing score',
    text: 'The per cent from which the assessment is passed.',
    ...number(1, 100, '%'),
  },
  masteryScore: {
    flag: 'mastery-score',
    label: 'Passing score in the manifest',
    text: 'Has the LMS judge as well, and overrule the course; no unless the LMS asks for it.',
    lmsOnly: true,
    ...yesNo,
  },
  completionThreshold: {
    flag: 'completion-threshold',
    label: 'Completion threshold in the manifest',
    text: 'Has a SCORM 2004 LMS work completion out from the progress it is told; no unless the LMS asks for it.',
    lmsOnly: true,
    ...yesNo,
  },
  navigation: {
    flag: 'navigation',
    label: 'Navigation',
    text: 'Whether pages open in any order, or each only when those before it are done.',
    ...choice({ free: 'Any order', sequential: 'One after the other' }),
  },
  review: {
    flag: 'review',
    label: 'After passing',
    text: 'A finished course can always be read again; a passed assessment may be taken again only if this allows it.',
    ...choice({ allowed: 'Read and take again', 'read-only': 'Read only' }),
  },
  status: {
    flag: 'status',
    label: 'Words for the LMS',
    text: 'The words by which the LMS is told how the course ended.',
    lmsOnly: true,
    ...choice({
      'passed-failed': 'passed, failed when no attempt is left',
      'passed-incomplete': 'passed, else incomplete',
      'completed-failed': 'completed, failed when no attempt is left',
      'completed-incomplete': 'completed, else incomplete',
    }),
  },
  onReset: {
    flag: 'on-reset',
    label: 'New attempt in the LMS',
    text: 'What happens when the LMS begins a new attempt although the learner had got further.',
    lmsOnly: true,
    ...choice({ ask: 'The learner is asked', restart: 'Start again', restore: 'Go on from the device' }),
  },
  interval: {
    flag: 'interval',
    label: 'Shortest time between reports',
    text: 'The least seconds between two reports of small things; graded answers and finished pages do not wait for it.',
    lmsOnly: true,
    ...number(5, 300, 'seconds'),
  },
  glossary: {
    flag: 'glossary',
    label: 'Glossary',
    text: 'Without it, its terms stand in the text as plain words.',
    ...yesNo,
  },
  resources: {
    flag: 'resources',
    label: 'Further reading',
    text: 'Without it, its lists are left out of the pages.',
    ...yesNo,
  },
  certificate: {
    flag: 'certificate',
    label: 'Certificate',
    text: 'Without it, nothing is offered to be printed at the end.',
    ...yesNo,
  },
}

export const OPTION_NAMES = Object.keys(OPTION_LIST) as OptionName[] // the keys of the table above

/** Options as words (`passingScore: '80'`), read; or the sentence that says which of them is not understood. */
export function readOptions(words: Partial<Record<OptionName, string>>): Partial<PackageOptions> | string {
  const options: Partial<PackageOptions> = {}
  for (const name of OPTION_NAMES) {
    const word = words[name]
    if (word !== undefined && !readInto(options, name, word)) return refusal(name, word)
  }
  return options
}

function readInto<K extends OptionName>(options: Partial<PackageOptions>, name: K, word: string): boolean {
  const value = OPTION_LIST[name].read(word)
  if (value !== undefined) options[name] = value
  return value !== undefined
}

function refusal(name: OptionName, word: string): string {
  const { kind, flag } = OPTION_LIST[name]
  if (name === 'standard') return `There is no standard "${word}". Standards: ${wordsOf(name).join(', ')}.`
  if (kind.as === 'number') return `--${flag} is a number, not "${word}".`
  return `--${flag} is ${wordsOf(name).join(' or ')}, not "${word}".`
}

/** The words that an option takes on the command line; empty where any may be written. */
export function wordsOf(name: OptionName): string[] {
  const { kind } = OPTION_LIST[name]
  if (kind.as === 'yes-no') return ['yes', 'no']
  return kind.as === 'choice' ? kind.values.map(({ value }) => value) : []
}
