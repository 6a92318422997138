/** 9999:59:59.99, the longest CMITimespan, in hundredths of a second. */
const LONGEST = 3_599_999_999

/** SCORM 1.2 CMITimespan `HHHH:MM:SS.SS` of a number of seconds, at most 9999:59:59.99. */
export function formatTimespan(seconds: number): string {
  const [hours, minutes, hundredths] = clock(seconds)
  const rest = `${pad(Math.floor(hundredths / 100), 2)}.${pad(hundredths % 100, 2)}`
  return `${pad(hours, 4)}:${pad(minutes, 2)}:${rest}`
}

/** SCORM 2004 timeinterval(second,10,2), as `PT1H5M30.25S`, of a number of seconds, floored to 1/100 s. */
export function formatDuration(seconds: number): string {
  const [hours, minutes, hundredths] = clock(seconds)
  const parts = [part(hours, 'H'), part(minutes, 'M'), part(hundredths / 100, 'S')].join('')
  return `PT${parts || '0S'}`
}

/** SCORM 1.2 `score.raw`: a whole number of 0 … 100. */
export const formatRaw = (score: number): string => String(Math.round(percent(score)))

/** SCORM 2004 real(10,7) of a score of 0 … 100, for `score.raw`. */
export const formatScore = (score: number): string => formatReal(percent(score))

/** SCORM 2004 `score.scaled`, 0 … 1, of a score of 0 … 100. */
export const formatScaled = (score: number): string => formatReal(percent(score) / 100)

/** A plain decimal with at most 7 decimals. `String` would write 1e-7, which LMSs refuse. */
export const formatReal = (value: number): string => value.toFixed(7).replace(/\.?0+$/, '')

const percent = (score: number): number => Math.min(100, Math.max(0, score || 0))

/** Whole hours, whole minutes, and hundredths of a second. */
function clock(seconds: number): [number, number, number] {
  // A ten-thousandth more, because 5.01 · 100 is a little less than 501.
  const all = Math.min(LONGEST, Math.max(0, Math.floor(seconds * 100 + 1e-4) || 0))
  return [Math.floor(all / 360_000), Math.floor(all / 6000) % 60, all % 6000]
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')
const part = (value: number, unit: string): string => (value > 0 ? `${value}${unit}` : '')
