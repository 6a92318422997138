import type { Table } from '../../courses/format/course.ts'
import { readNumbers } from '../../courses/format/entry.ts'
import { plainText } from '../plain-text.ts'

/** How a table is looked at. `only`: by column, the one value that is shown. */
export interface TableView {
  sort: { column: string; isRising: boolean } | null
  only: ReadonlyMap<string, string>
}
export type TableRow = Table['rows'][number]

/** The rows that a view shows, in its order. Rows that are alike in the sorted column keep the author's order. */
export function rowsOf({ columns, rows }: Table, { sort, only }: TableView, language: string): TableRow[] {
  const shown = rows.filter((row) => columns.every(({ id }, i) => (only.get(id) ?? textOf(row, i)) === textOf(row, i)))
  const index = columns.findIndex(({ id }) => id === sort?.column)
  if (!sort || index < 0) return shown
  const { compare } = new Intl.Collator(language, { numeric: true })
  const order =
    columns[index]?.as === 'number'
      ? (a: TableRow, b: TableRow) => numberOf(a, index) - numberOf(b, index)
      : (a: TableRow, b: TableRow) => compare(textOf(a, index), textOf(b, index))
  return shown.sort((a, b) => order(a, b) * (sort.isRising ? 1 : -1))
}

/** What a row has in a column. */
export const valueAt = ({ columns, rows }: Table, column: string, row: number): string =>
  textOf(rows[row] ?? [], columns.findIndex(({ id }) => id === column)) // prettier-ignore

/** The values of a column, each once. */
export const valuesOf = ({ columns, rows }: Table, column: string, language: string): string[] => {
  const index = columns.findIndex(({ id }) => id === column)
  return [...new Set(rows.map((row) => textOf(row, index)))].sort(
    new Intl.Collator(language, { numeric: true }).compare,
  )
}

const textOf = (row: TableRow, index: number): string => plainText(row[index] ?? [])
/** What is no number comes last. */
const numberOf = (row: TableRow, index: number): number => readNumbers(textOf(row, index))[0] ?? Number.MAX_VALUE
