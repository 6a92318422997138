import { describe, expect, it } from 'vitest'
import { readOptions } from '../../lms/options.ts'

describe('the address of the LMS page', () => {
  it('asks for nothing', () => {
    expect(readOptions('')).toEqual({
      launch: false,
      place: { frames: 1, popup: false, both: false },
      mode: 'normal',
      commit: 'stores',
      profile: null,
    })
  })

  it('asks for a profile, whose place it takes', () => {
    const { profile, place } = readOptions('?profile=ten-frames-deep&frames=2')
    expect(profile?.name).toBe('ten-frames-deep')
    expect(place).toEqual({ frames: 10, popup: false, both: false })
  })

  it('asks for what is not there', () => {
    expect(readOptions('?profile=none&mode=odd&frames=999&commit=later')).toMatchObject({
      profile: null,
      mode: 'normal',
      place: { frames: 10 },
      commit: 'later',
    })
  })
})
