import { currentRound, assessmentState } from '../../../courses/format/outcome.ts'
import type { Device } from './device.ts'
import type { Random } from './random.ts'
import { open, type Ending, type Visit } from './visit.ts'
import { now, pass, type World } from './world.ts'

/** Looks at a page until it counts as read. */
export async function read(world: World, visit: Visit, page: string): Promise<void> {
  await visit.send({ type: 'learner.goTo', page })
  const shown = visit.session.getSnapshot().context.page
  await visit.send({ type: 'learner.shown', page: shown })
  await pass(world, 2_000)
}

/** Answers a question, unless its page is an assessment whose present round has its answer. */
export async function answer(world: World, visit: Visit, question: string, score: number): Promise<void> {
  const { progress } = visit.session.getSnapshot().context
  const page = world.course.questions.find(({ id }) => id === question)?.page ?? ''
  const isAssessed = world.course.pages.some(({ id, assessment }) => id === page && assessment)
  const round = isAssessed ? currentRound(progress, page) : 1
  const known = progress.questions.get(question)
  const isGiven = known?.answers.some((given) => given.round === round) || known?.remote?.round === round
  if (isAssessed && isGiven) return
  const latency = 1 + Math.floor(now(world) % 30)
  await visit.send({ type: 'learner.answer', question, round, response: [score === 1 ? 'a' : 'b'], score, latency })
  await pass(world, 1_000)
}

async function retake(world: World, visit: Visit): Promise<void> {
  const { progress } = visit.session.getSnapshot().context
  const page = world.course.pages.find(({ assessment }) => assessment)
  if (!page) return
  const { score, attemptsLeft } = assessmentState(world.course, progress, page)
  if (score !== null && score < 80 && attemptsLeft) await visit.send({ type: 'learner.retake', page: page.id })
}

/** A whole visit: some pages, some answers, and an end. */
export interface Plan {
  pages: readonly string[]
  answers?: readonly (readonly [question: string, score: number])[]
  ending: Ending
  /** There is no network between the pages and the end. */
  loseNetwork?: boolean
}

export async function visitOnce(world: World, device: Device, plan: Plan): Promise<Visit> {
  const { pages, answers = [], ending, loseNetwork = false } = plan
  const visit = await open(world, device)
  for (const page of pages) await read(world, visit, page)
  if (loseNetwork) world.isOnline = false
  for (const [question, score] of answers) await answer(world, visit, question, score)
  world.isOnline = true
  if (loseNetwork) await visit.send({ type: 'browser.online' })
  await visit.end(ending)
  return visit
}

/** What a learner may do next, as likely as it is listed. */
type Deed = (world: World, visit: Visit, random: Random) => Promise<void>
const nextPage: Deed = async (world, visit) => {
  await visit.send({ type: 'learner.next' })
  await visit.send({ type: 'learner.shown', page: visit.session.getSnapshot().context.page })
  await pass(world, 500)
}
const anyPage: Deed = (world, visit, random) => read(world, visit, random.pick(world.course.pages).id)
const anyAnswer: Deed = (world, visit, random) => {
  return answer(world, visit, random.pick(world.course.questions).id, random.pick([0, 0.5, 1, 1]))
}
const assessment: Deed = async (world, visit, random) => {
  const score = random.pick([0, 0.5, 1, 1])
  for (const { id, page } of world.course.questions) if (page === 'check') await answer(world, visit, id, score)
}
const rest: Deed = (world, _, random) => pass(world, random.pick([100, 1_000, 5_000, 20_000]))
const lookAway: Deed = async (world, visit, random) => {
  await visit.show('hidden')
  await pass(world, random.pick([0, 2_000, 30_000]))
  if (random.chance(0.9)) await visit.show('visible')
}
const network: Deed = async (world, visit) => {
  world.isOnline = !world.isOnline
  if (world.isOnline) await visit.send({ type: 'browser.online' })
}
const everything: Deed = async (world, visit) => {
  for (const { id } of world.course.pages) await visitQuickly(visit, id)
}
async function visitQuickly(visit: Visit, page: string): Promise<void> {
  await visit.send({ type: 'learner.goTo', page })
  await visit.send({ type: 'learner.shown', page: visit.session.getSnapshot().context.page })
}
const DEEDS: readonly Deed[] = [
  ...[nextPage, nextPage, nextPage, nextPage, anyPage, anyPage, anyAnswer, anyAnswer, anyAnswer],
  ...[rest, rest, lookAway, network, assessment, everything, retake],
]

/** The LMS has begun a new attempt, and the learner has to say what counts. */
const isAsked = ({ session }: Visit): boolean => session.getSnapshot().context.attempt === 'asking'

/** A visit as chance has it, with an end as chance has it. */
export async function visitAtRandom(world: World, device: Device): Promise<void> {
  const { random } = world
  const visit = await open(world, device, 10 + random.below(60))
  if (isAsked(visit)) await visit.send({ type: random.pick(['learner.goOn', 'learner.startAgain']) })
  const deeds = random.below(10)
  for (let done = 0; done < deeds; done++) await random.pick(DEEDS)(world, visit, random)
  world.isOnline ||= random.chance(0.8)
  await visit.end(random.pick<Ending>(['exit', 'exit', 'closing', 'closing', 'killed']))
}

/** A visit to a mended LMS: the page is looked at for a while, then left by Exit. */
export async function visitHealthy(world: World, device: Device): Promise<void> {
  const visit = await open(world, device)
  if (isAsked(visit)) await visit.send({ type: 'learner.goOn' })
  await visit.send({ type: 'learner.shown', page: visit.session.getSnapshot().context.page })
  await pass(world, 30_000, 5_000)
  await visit.end('exit')
}
