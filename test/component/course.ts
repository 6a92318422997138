import type { Assign, Choice, CompiledCourse, Course, Page, Reference } from '../../courses/format/course.ts'
import { isQuestion, questionType } from '../../courses/format/question.ts'

/** A course as a test writes it: only what the test is about. */
export interface CourseDraft {
  course?: Partial<Course>
  pages: (Partial<Page> & Pick<Page, 'id'>)[]
  reference?: Partial<Reference>
}

/** The course of a draft. Its pages take five minutes each and stand in one module, in the order they were written. */
export function courseOf({ course, pages: drafts, reference }: CourseDraft): CompiledCourse {
  const pages = drafts.map((draft): Page => ({
    title: draft.id.replace(/^./, (first) => first.toUpperCase()),
    minutes: 5,
    objectives: [],
    blocks: [],
    ...draft,
  }))
  const questions = pages.flatMap(({ id: page, blocks }) =>
    blocks.filter(isQuestion).map((block) => ({ id: block.id, page, points: block.points, type: questionType(block) })),
  )
  return {
    course: {
      format: 1,
      id: 'a-course',
      version: '1.0.0',
      title: 'A course',
      language: 'en',
      description: '',
      keywords: [],
      navigation: 'free',
      completion: { pages: 'all', assessment: 'none' },
      passingScore: null,
      modules: [{ id: 'all', title: 'All pages', pages: pages.map(({ id }) => id) }],
      pages: pages.map(({ id, title, minutes, assessment }, slot) => ({
        id,
        title,
        minutes,
        slot,
        ...(assessment && { assessment }),
      })),
      questions: questions.map((question, slot) => ({ ...question, slot })),
      assets: [],
      ...course,
    },
    pages,
    reference: { glossary: [], resources: { sections: [], items: [] }, ...reference },
  }
}

/** A question with one right option, the first of three. */
export const choice = (draft: Partial<Choice> & Pick<Choice, 'id'>): Choice => ({
  kind: 'choice',
  select: 'one',
  prompt: ['Which of these grows on trees?'],
  options: [
    { id: 'a', text: ['Apples'], right: true },
    { id: 'b', text: ['Bricks'], right: false, why: ['Bricks are burnt from clay.'] },
    { id: 'c', text: ['Coins'], right: false },
  ],
  explanation: ['Apple trees bear apples.'],
  points: 1,
  shuffle: false,
  ...draft,
})

/** A question with two right options, the first and the last of three. */
export const multipleChoice = (draft: Partial<Choice> & Pick<Choice, 'id'>): Choice =>
  choice({
    select: 'many',
    prompt: ['Which of these grow on trees?'],
    options: [
      { id: 'a', text: ['Apples'], right: true },
      { id: 'b', text: ['Bricks'], right: false, why: ['Bricks are burnt from clay.'] },
      { id: 'c', text: ['Cherries'], right: true },
    ],
    ...draft,
  })

/** A statement that is false. */
export const trueFalse = (draft: Partial<Choice> & Pick<Choice, 'id'>): Choice =>
  choice({
    select: 'true-false',
    prompt: ['Bricks grow on trees.'],
    options: [
      { id: 'true', text: ['True'], right: false },
      { id: 'false', text: ['False'], right: true },
    ],
    explanation: ['They are burnt from clay.'],
    ...draft,
  })

/** Two things to be matched with the places where they grow, or sorted into them. */
export const assign = (draft: Partial<Assign> & Pick<Assign, 'as'>): Assign => ({
  kind: 'assign',
  id: 'q1',
  prompt: ['Where does each grow?'],
  items: [
    { id: 'apple', text: ['An ', { tag: 'strong', children: ['apple'] }], target: 'tree' },
    { id: 'carrot', text: ['A carrot'], target: 'soil' },
  ],
  targets: [
    { id: 'tree', text: ['On a ', { tag: 'em', children: ['tree'] }] },
    { id: 'soil', text: ['In the soil'] },
    { id: 'shop', text: ['In a shop'] },
  ],
  explanation: ['Carrots are roots.'],
  page: 'two',
  points: 1,
  ...draft,
})
