import { z } from 'zod'

/** One figure of a run: the median of what was measured. */
export const Row = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  /** The least and the most that was measured. */
  spread: z.tuple([z.number(), z.number()]).optional(),
  /** How often it was measured. */
  times: z.number(),
  /** The most that it should be. */
  most: z.number().optional(),
})
export type Row = z.infer<typeof Row>

export const Run = z.object({
  date: z.string(),
  machine: z.string(),
  rows: z.array(Row),
})
export type Run = z.infer<typeof Run>

/** The value that a share of the values, 0 … 1, do not exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

/** A row of the median of some values, or of another share of them. */
export function rowOf(name: string, unit: string, values: readonly number[], most?: number, share = 0.5): Row {
  const row: Row = { name, unit, value: quantile(values, share), times: values.length }
  if (values.length > 1) row.spread = [Math.min(...values), Math.max(...values)]
  if (most !== undefined) row.most = most
  return row
}

/** The rows as a table for a terminal, beside an earlier run when there is one. */
export function tableOf(rows: readonly Row[], earlier: readonly Row[] = []): string {
  const lines = rows.map((row) => {
    const before = earlier.find(({ name }) => name === row.name)
    const over = row.most !== undefined && row.value > row.most
    const most = row.most === undefined ? '' : `${over ? 'over ' : 'of '}${figure(row.most, row.unit)}`
    return [row.name, figure(row.value, row.unit), most, spreadOf(row), ...(before ? [changeOf(before, row)] : [])]
  })
  const width = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0))
  const widths = [0, 1, 2, 3, 4].map(width)
  return lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()).join('\n') // prettier-ignore
}

const spreadOf = ({ spread, unit, times }: Row): string =>
  spread ? `${figure(spread[0], '')}–${figure(spread[1], unit)}, ${times} times` : ''

/** A change that lies within what either run measured is noise. */
function changeOf(before: Row, now: Row): string {
  const change = before.value === 0 ? '' : ` (${sign(Math.round((now.value / before.value - 1) * 100))} %)`
  return `was ${figure(before.value, before.unit)}${change}${isNoise(before, now) ? ', noise' : ''}`
}

const isNoise = ({ spread: before }: Row, { spread: now, value }: Row): boolean =>
  before !== undefined && now !== undefined && value >= before[0] && value <= before[1]

const sign = (change: number): string => (change > 0 ? `+${change}` : String(change))

function figure(value: number, unit: string): string {
  if (Number.isNaN(value)) return '–'
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3
  return `${value.toFixed(digits)}${unit && ` ${unit}`}`
}
