import { describe, expect, it } from 'vitest'
import {
  formatDuration,
  formatRaw,
  formatReal,
  formatScaled,
  formatScore,
  formatTimespan,
} from '../../../scorm/formats.ts'

describe('formatTimespan (1.2)', () => {
  it.each([
    [0, '0000:00:00.00'],
    [5.25, '0000:00:05.25'],
    [5.01, '0000:00:05.01'],
    [59.999, '0000:00:59.99'],
    [605, '0000:10:05.00'],
    [3661, '0001:01:01.00'],
    [36_000_000, '9999:59:59.99'],
    [Infinity, '9999:59:59.99'],
    [-3, '0000:00:00.00'],
    [NaN, '0000:00:00.00'],
  ])('%d s is %s', (seconds, text) => {
    expect(formatTimespan(seconds)).toBe(text)
    expect(text).toMatch(/^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/)
  })
})

describe('formatDuration (2004)', () => {
  it.each([
    [0, 'PT0S'],
    [0.009, 'PT0S'],
    [5.255, 'PT5.25S'],
    [5.01, 'PT5.01S'],
    [60, 'PT1M'],
    [605.5, 'PT10M5.5S'],
    [3600, 'PT1H'],
    [3605, 'PT1H5S'],
    [100_000, 'PT27H46M40S'],
    [Infinity, 'PT9999H59M59.99S'],
    [NaN, 'PT0S'],
  ])('%d s is %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text)
    expect(text).toMatch(/^PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/)
  })
})

describe('scores', () => {
  it.each([
    [0, '0', '0', '0'],
    [79.4, '79', '79.4', '0.794'],
    [79.6, '80', '79.6', '0.796'],
    [250 / 3, '83', '83.3333333', '0.8333333'],
    [100, '100', '100', '1'],
    [100.5, '100', '100', '1'],
    [-1, '0', '0', '0'],
    [NaN, '0', '0', '0'],
  ])('%d is raw %s in 1.2, raw %s and scaled %s in 2004', (score, raw, raw2004, scaled) => {
    expect([formatRaw(score), formatScore(score), formatScaled(score)]).toEqual([raw, raw2004, scaled])
  })

  it.each([
    [1e-7, '0.0000001'],
    [1e-9, '0'],
    [1 / 3, '0.3333333'],
    [10, '10'],
  ])('writes %d as the plain decimal %s', (value, text) => {
    expect(formatReal(value)).toBe(text)
  })
})
