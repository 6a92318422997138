/** Places in `suspend_data`, in order: pages and questions each have their own numbers. */
export interface Slots {
  pages: string[]
  questions: string[]
}

/**
 * Gives every page and question without a place the next free one. Nothing is ever moved or removed: an id that the
 * course no longer has keeps its line, so that its place is not given to another.
 */
export function assignSlots(ledger: Slots, course: { pages: { id: string }[]; questions: { id: string }[] }): Slots {
  const extend = (known: string[], items: { id: string }[]) => [
    ...known,
    ...items.map(({ id }) => id).filter((id) => !known.includes(id)),
  ]
  return {
    pages: extend(ledger.pages, course.pages),
    questions: extend(ledger.questions, course.questions),
  }
}
