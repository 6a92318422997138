import { createActor, type Actor } from 'xstate'
import type { CourseSource } from '../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../courses/format/progress.ts'
import { LiveActor } from '../live-actor.ts'
import { createMemoryJournal } from '../memory-journal.ts'
import type { PlayerContext } from '../player-context.ts'
import { sessionMachine } from '../session-machine.ts'

export interface Practice {
  player: PlayerContext
  stop(): void
}

/**
 * A session beside the learner's, for questions that are asked again: it has no LMS and a journal in memory, and no
 * question of it belongs to an assessment. Nothing that is answered in it can reach the course's progress.
 */
export function startPractice(player: PlayerContext, onanswer: (question: string, score: number) => void): Practice {
  const actor = practiceSession(player.source, player.session.actor.getSnapshot().context)
  let known = EMPTY_PROGRESS.questions
  actor.subscribe(({ context: { progress } }) => {
    const before = known
    known = progress.questions
    for (const [id, { answers }] of progress.questions) {
      const latest = answers.at(-1)
      if (latest && before.get(id)?.answers.length !== answers.length) onanswer(id, latest.score)
    }
  })
  const { source } = actor.getSnapshot().context
  return { player: { ...player, source, session: new LiveActor(actor) }, stop: () => void actor.stop() }
}

/** Takes the clock, chance and place of the learner's session and nothing else. */
export function practiceSession(
  source: CourseSource,
  { now, nonce, page }: { now(): number; nonce(): string; page: string },
): Actor<typeof sessionMachine> {
  const memory = () => createMemoryJournal(nonce())
  return createActor(sessionMachine, {
    input: {
      source: withoutAssessments(source),
      tracker: null,
      journalFor: memory,
      memoryJournal: memory,
      wanted: page,
      now,
      activeSeconds: () => 0,
      nonce,
    },
  }).start()
}

const withoutAssessments = (source: CourseSource): CourseSource => {
  const pages = source.course.pages.map(({ assessment: _, ...page }) => page)
  return {
    course: { ...source.course, navigation: 'free', pages },
    page: (id) => source.page(id),
    reference: () => source.reference(),
    search: () => source.search(),
    asset: (path) => source.asset(path),
  }
}
