import { describe, expect, it } from 'vitest'
import { hasWorked, numberOf, textOf } from '../../../scorm/normalise.ts'

describe('textOf', () => {
  it.each([
    ['text', 'text'],
    ['', ''],
    ['null', ''],
    ['undefined', ''],
    [null, ''],
    [undefined, ''],
    [NaN, ''],
    [0, '0'],
    [403, '403'],
    [true, 'true'],
    [false, 'false'],
    [{}, ''],
    [[1], ''],
    [() => 1, ''],
    [Symbol('s'), ''],
  ])('%o is %j', (answer, text) => {
    expect(textOf(answer)).toBe(text)
  })

  it('does not ask objects for their text, which may throw', () => {
    const trap = { toString: () => { throw new Error('trap') } } // prettier-ignore
    expect(textOf(trap)).toBe('')
  })
})

describe('numberOf', () => {
  it.each([
    ['80', 80],
    [' 0.5 ', 0.5],
    ['', null],
    ['80%', null],
    ['1,5', null],
    ['Infinity', null],
  ])('%j is %j', (text, value) => {
    expect(numberOf(text)).toBe(value)
  })
})

describe('hasWorked', () => {
  it.each([
    ['true', '101', true],
    ['True', '101', true],
    ['1', '101', true],
    ['false', '0', true],
    ['false', '101', false],
    ['false', '0 - No error', true],
    ['', '0', true],
    ['', '391', false],
    ['', '', true],
    ['false', '', false],
    ['<!DOCTYPE html>', '', false],
  ])('answer %j with error %j: %j', (answer, code, worked) => {
    expect(hasWorked(answer, () => code)).toBe(worked)
  })
})
