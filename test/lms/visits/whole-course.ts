import type { CompiledCourse } from '../../../courses/format/course.ts'
import type { Edition } from '../../../scorm/find-api.ts'
import { createRandom } from './random.ts'
import { open } from './visit.ts'
import { addDevice, createWorld, now, pass } from './world.ts'

/** What a visit through a whole course asked of an LMS that works. */
export interface WholeCourse {
  sets: number
  gets: number
  commits: number
  /** Characters of everything that was said to the LMS. */
  characters: number
  /** Characters of the last state. */
  stateLength: number
  seconds: number
}

/** One visit by the real session and tracker, so many seconds a page, with answers spread over the course. */
export async function takeWholeCourse(
  edition: Edition,
  { course, pages }: CompiledCourse,
  secondsPerPage: number,
  answers: number,
): Promise<WholeCourse> {
  const content = new Map(pages.map((page) => [page.id, page]))
  const world = createWorld({ edition, course, profiles: [], random: createRandom(1) })
  world.content = (id) => Promise.resolve(content.get(id) as (typeof pages)[number])
  const visit = await open(world, addDevice(world))
  const began = now(world)
  const step = Math.max(1, Math.floor(course.questions.length / answers))
  const asked = course.questions.filter((_, i) => i % step === 0).slice(0, answers)
  for (const { id } of course.pages) {
    await visit.send({ type: 'learner.goTo', page: id })
    await visit.send({ type: 'learner.shown', page: id })
    for (const question of asked.filter(({ page }) => page === id)) {
      await pass(world, (secondsPerPage * 1_000) / 2)
      const data = { question: question.id, round: 1, response: ['a'], score: 1, latency: secondsPerPage / 2 }
      await visit.send({ type: 'learner.answer', ...data })
    }
    await pass(world, secondsPerPage * 1_000)
  }
  const seconds = (now(world) - began) / 1_000
  await visit.end('exit')
  if (world.problems.length > 0) throw new Error(world.problems.join('; '))
  const made = (name: RegExp) => visit.lms.calls.filter((call) => name.test(call.name))
  const said = visit.lms.calls.flatMap(({ args }) => args.map((arg) => String(arg).length))
  return {
    sets: made(/SetValue/).length,
    gets: made(/GetValue/).length,
    commits: made(/Commit/).length,
    characters: said.reduce((sum, length) => sum + length, 0),
    stateLength: world.attempt?.values['cmi.suspend_data']?.length ?? 0,
    seconds,
  }
}
