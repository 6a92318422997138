import type { Edition } from '../../../scorm/find-api.ts'
import type { Quirks } from '../../../scorm/host/quirks.ts'
import type { Launch, SavedAttempt } from '../../../scorm/host/saved-attempt.ts'

export type PageState = 'visible' | 'hidden' | 'leaving'

/** One launch, as a profile sees it. */
export interface Situation {
  edition: Edition
  /** What the course's page is to the browser now. */
  page(): PageState
  isOnline(): boolean
  /** Lets time pass while the content waits for its answer, as a synchronous request does. */
  wait(milliseconds: number): void
  /** The call of this launch at which it happens, where a profile has such a moment. */
  moment: number
}

/** Where the course lies among the windows. */
export interface Place {
  /** How many frames deep; 1 unless given. */
  frames?: number
  /** In a window of its own, which has the LMS as its opener. */
  popup?: boolean
  /** The other edition's API is offered too. */
  both?: boolean
  /** Milliseconds after which the API is there. */
  appearsAfter?: number
  /** A window of another origin: above that of the LMS, or between it and the course. */
  foreign?: 'above' | 'between'
  /** The browser says that there is no network, and the LMS is there all the same. */
  offline?: boolean
}

/** A way in which some LMS behaves: at each launch until it is mended. */
export interface Profile {
  name: string
  title: string
  editions: readonly Edition[]
  /** Where the behaviour is documented or was seen. */
  source: string
  quirks?: (situation: Situation) => Quirks
  /** What has become of the attempt by the time of the launch with this number, from 1. */
  attempt?: (saved: SavedAttempt, launch: number) => SavedAttempt | null
  launch?: Partial<Pick<Launch, 'mode' | 'credit' | 'masteryScore' | 'learner'>>
  place?: Place
  /**
   * What a device that knows nothing finds at the next launch: all the learner did, or only status and score; null where
   * it depends on when things happen.
   */
  keeps: 'everything' | 'verdict' | 'nothing' | null
  /** The LMS shows a status of its own making. */
  judges?: boolean
}

export const BOTH = ['1.2', '2004'] as const
