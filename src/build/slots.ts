import { readFile, writeFile } from 'node:fs/promises'
import { parse, stringify } from 'yaml'
import { formatProblems } from '../../courses/format/problem.ts'
import { assignSlots, type Slots } from '../../courses/format/slots.ts'
import { SlotsFile } from '../../courses/format/source.ts'
import { courseIds, readCourse } from './read-course.ts'

const HEAD = `# Where each page and question stands in the state that an LMS keeps. Written by "npm run slots"; commit it.
# Lines are only ever added at the end: a place that was used is never given to anything else.
`

/** `npm run slots [course …]`: adds new pages and questions to the ledger of places. 1 when a course has problems. */
export async function main(args: string[]): Promise<number> {
  const ids = args.length > 0 ? args : await courseIds()
  for (const id of ids) {
    const result = await readCourse(id, 'courses', { withoutSlots: true })
    if (!result.ok) {
      console.error(formatProblems(result.problems))
      return 1
    }
    const file = `courses/${id}/slots.yaml`
    const before = await readLedger(file)
    const after = assignSlots(before, result.compiled.course)
    await writeFile(file, HEAD + stringify(after))
    const added = after.pages.length + after.questions.length - before.pages.length - before.questions.length
    console.log(`${id}: ${added} new places (${after.pages.length} pages, ${after.questions.length} questions).`)
  }
  return 0
}

async function readLedger(file: string): Promise<Slots> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? { pages: [], questions: [] } : SlotsFile.parse(parse(text))
}
