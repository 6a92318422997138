import type { Learner, Preferences } from '../player/tracker.ts'
import { ELEMENTS } from './elements.ts'
import type { Edition } from './find-api.ts'
import { numberOf } from './normalise.ts'
import type { Runtime } from './runtime.ts'
import { readStanding, type Standing } from './standing.ts'

/** What an LMS says when a session begins. */
export interface LaunchState {
  /** null when the LMS names nobody. */
  learner: Learner | null
  /** True when the LMS says that this is the first visit of an attempt. */
  isFirst: boolean
  /** False in review and browse mode and without credit: then the course writes nothing. */
  recording: boolean
  suspendData: string
  location: string
  standing: Standing
  /** 0 … 100, or null. */
  score: number | null
  /** Whether the LMS keeps the least and greatest score, which 1.2 leaves open. */
  keepsScoreRange: boolean
  preferences: Preferences
  comments: readonly string[]
}

/**
 * Reads all of it. Mode is optional in 1.2; where it is missing the session is a normal one. White space around a value is
 * no part of it: an LMS that mends it must not find another learner.
 */
export function readLaunchState(runtime: Runtime, edition: Edition): LaunchState {
  const names = ELEMENTS[edition]
  const id = runtime.get(names.learnerId).trim()
  const mode = runtime.get(names.mode).trim()
  const credit = runtime.get(names.credit).trim()
  return {
    learner: id === '' ? null : { id, name: withoutLanguage(runtime.get(names.learnerName).trim()) },
    isFirst: /^ab-initio$/i.test(runtime.get(names.entry).trim()),
    recording: !/^(review|browse)$/i.test(mode) && !/^no-credit$/i.test(credit),
    suspendData: runtime.get(names.suspendData).trim(),
    location: runtime.get(names.location),
    standing: readStanding(edition, runtime.get),
    score: readScore(runtime, edition),
    keepsScoreRange: edition === '2004' || /\bmax\b/.test(runtime.get(`${names.score}._children`)),
    preferences: readPreferences(runtime, edition),
    comments: readComments(runtime, edition),
  }
}

/** A score of 0 is taken for none: some LMSs show it before anything was scored, and nothing is lower. */
function readScore(runtime: Runtime, edition: Edition): number | null {
  const scaled = edition === '2004' ? numberOf(runtime.get('cmi.score.scaled')) : null
  const score = scaled === null ? numberOf(runtime.get(`${ELEMENTS[edition].score}.raw`)) : scaled * 100
  return score !== null && score > 0 && score <= 100 ? score : null
}

const PREFERENCES = {
  '1.2': { element: 'cmi.student_preference', audio: 'audio', captioning: 'text' },
  '2004': { element: 'cmi.learner_preference', audio: 'audio_level', captioning: 'audio_captioning' },
} as const

/** 1.2 leaves them open, so they are asked for once before they are read. */
function readPreferences(runtime: Runtime, edition: Edition): Preferences {
  const { element, audio, captioning } = PREFERENCES[edition]
  const children = runtime.get(`${element}._children`)
  const read = (name: string) => (children.includes(name) ? shortened(runtime.get(`${element}.${name}`)) : '')
  return { language: read('language'), audio: read(audio), captioning: read(captioning) }
}

const MOST_COMMENTS = 20

/** What teachers wrote to the learner. */
function readComments(runtime: Runtime, edition: Edition): string[] {
  const element = 'cmi.comments_from_lms'
  const count = edition === '1.2' ? 0 : Math.min(countOf(runtime, element), MOST_COMMENTS)
  const texts =
    edition === '1.2'
      ? [runtime.get(element)]
      : Array.from({ length: count }, (_, i) => withoutLanguage(runtime.get(`${element}.${i}.comment`)))
  return texts.map(shortened).filter((text) => text !== '')
}

/** How many records a list has; 0 where the LMS does not say. */
export const countOf = (runtime: Runtime, element: string): number => {
  const count = numberOf(runtime.get(`${element}._count`))
  return count !== null && count > 0 ? Math.floor(count) : 0
}

/** The ids of a list of records. 1.2 does not let interactions be read, but objectives. */
export const readIds = (runtime: Runtime, element: string, most: number): string[] =>
  Array.from({ length: Math.min(countOf(runtime, element), most) }, (_, i) => runtime.get(`${element}.${i}.id`))

/** 2004 texts are localized strings, which may begin with their language. */
const withoutLanguage = (text: string): string => text.replace(/^\{lang=[^}]*\}/, '')

const shortened = (text: string): string => text.trim().slice(0, 4000)
