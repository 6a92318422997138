import { expect, it } from 'vitest'
import { avoidHints } from '../../../player/avoid-words.ts'

const avoid = [
  { words: ['somehow', 'as soon as possible'], hint: 'Who, and when?' },
  { words: ['café'], hint: 'Which one?' },
]

it.each([
  ['We act somehow', ['Who, and when?']],
  ['SOMEHOW, as soon as possible!', ['Who, and when?']],
  ['as soon\n as  possible', ['Who, and when?']],
  ['The CAFE — somehow', ['Who, and when?', 'Which one?']],
  ['somehows, cafés and as soon as possibles', []],
  ['as soon as it is possible', []],
  ['', []],
])('%j calls for %j', (text, hints) => {
  expect(avoidHints(avoid, text)).toEqual(hints)
})
