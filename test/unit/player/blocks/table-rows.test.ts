import { describe, expect, it } from 'vitest'
import type { Table } from '../../../../courses/format/course.ts'
import { rowsOf, valuesOf, type TableView } from '../../../../player/blocks/table-rows.ts'

const table: Table = {
  kind: 'table',
  title: 'Strategies',
  columns: [
    { id: 'city', title: 'City', as: 'text', sort: true },
    { id: 'pages', title: 'Pages', as: 'number', sort: true },
    { id: 'by', title: 'By', as: 'text', filter: true },
  ],
  rows: [
    [['Zürich'], ['9'], ['Staff']],
    [['Ålesund'], ['1,200'], [{ tag: 'strong', children: ['Group'] }]],
    [['bergen'], ['not known'], ['Staff']],
    [['Cork 10'], ['10'], ['Staff']],
    [['Cork 9'], ['10'], ['Group']],
  ],
}
const cities = (view: Partial<TableView>, language = 'en') =>
  rowsOf(table, { sort: null, only: new Map(), ...view }, language).map(([city]) => city?.[0])

describe('rowsOf', () => {
  it('keeps the order of the author at first', () => {
    expect(cities({})).toEqual(['Zürich', 'Ålesund', 'bergen', 'Cork 10', 'Cork 9'])
  })

  it('sorts words as readers of the language do', () => {
    const sort = { column: 'city', isRising: true }
    expect(cities({ sort })).toEqual(['Ålesund', 'bergen', 'Cork 9', 'Cork 10', 'Zürich'])
    expect(cities({ sort }, 'nb')).toEqual(['bergen', 'Cork 9', 'Cork 10', 'Zürich', 'Ålesund'])
    expect(cities({ sort: { column: 'city', isRising: false } })).toEqual(['Zürich', 'Cork 10', 'Cork 9', 'bergen', 'Ålesund']) // prettier-ignore
  })

  it('sorts numbers by what they mean, those that are none last, and leaves alike ones in their order', () => {
    expect(cities({ sort: { column: 'pages', isRising: true } })).toEqual(['Zürich', 'Cork 10', 'Cork 9', 'Ålesund', 'bergen']) // prettier-ignore
  })

  it('shows only the rows of a value, and sorts them', () => {
    const only = new Map([['by', 'Group']])
    expect(cities({ only })).toEqual(['Ålesund', 'Cork 9'])
    expect(cities({ only, sort: { column: 'pages', isRising: true } })).toEqual(['Cork 9', 'Ålesund'])
    expect(cities({ only: new Map([['by', 'Nobody']]) })).toEqual([])
  })

  it('leaves the table itself as it is', () => {
    const before = structuredClone(table)
    cities({ sort: { column: 'city', isRising: true } })
    expect(table).toEqual(before)
  })
})

describe('valuesOf', () => {
  it('names every value of a column once', () => {
    expect(valuesOf(table, 'by', 'en')).toEqual(['Group', 'Staff'])
  })
})
