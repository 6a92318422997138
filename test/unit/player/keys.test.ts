// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { turnOf } from '../../../player/keys.ts'
import { letterCommandOf } from '../../../player/letter-keys.ts'

const MIDDLE = { atStart: false, atEnd: false }

afterEach(() => {
  document.documentElement.dir = ''
  document.body.replaceChildren()
})

type Command = ReturnType<typeof turnOf | typeof letterCommandOf>

/** Elements one inside the other, outermost first: the name and attributes of each. */
type Nest = [name: string, attributes?: Record<string, string>][]

interface Press extends KeyboardEventInit {
  on?: Nest
  ends?: typeof MIDDLE
  singleKeys?: boolean
}

/** What a key asks for when it is pressed on the innermost of these elements. */
function press(key: string, { on = [['p']], ends = MIDDLE, singleKeys = true, ...init }: Press = {}): Command {
  document.body.replaceChildren()
  let target: HTMLElement = document.body
  for (const [name, attributes = {}] of on) {
    const element = document.createElement(name)
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
    target.append(element)
    target = element
  }
  let command: Command = null
  document.body.addEventListener(
    'keydown',
    (event) => (command = turnOf(event, ends) ?? letterCommandOf(event, singleKeys)),
    { once: true },
  )
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }))
  return command
}

describe('keys', () => {
  it('turn pages, and open the outline and the list of shortcuts', () => {
    expect(['ArrowRight', 'ArrowLeft', 'o', '?'].map((key) => press(key))).toEqual([
      'next',
      'previous',
      'outline',
      'shortcuts',
    ])
  })

  it('that mean nothing are left alone', () => {
    const keys = ['a', 'O', 'n', 'Enter', ' ', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Escape', 'Tab', 'F1']
    expect(keys.map((key) => press(key))).toEqual(keys.map(() => null))
  })

  it('turn pages the other way where text runs from right to left', () => {
    document.documentElement.dir = 'rtl'
    expect(['ArrowRight', 'ArrowLeft'].map((key) => press(key))).toEqual(['previous', 'next'])
  })

  it('for scrolling turn the page only when there is nothing left to scroll', () => {
    const atStart = { atStart: true, atEnd: false }
    const atEnd = { atStart: false, atEnd: true }
    const fits = { atStart: true, atEnd: true }
    const all = [MIDDLE, atStart, atEnd, fits]
    expect(all.map((ends) => press('PageDown', { ends }))).toEqual([null, null, 'next', 'next'])
    expect(all.map((ends) => press('PageUp', { ends }))).toEqual([null, 'previous', null, 'previous'])
  })

  it('of one letter can be switched off, and the others stay', () => {
    const keys = ['o', '?', 'ArrowRight', 'ArrowLeft']
    expect(keys.map((key) => press(key, { singleKeys: false }))).toEqual([null, null, 'next', 'previous'])
  })

  it.each(['ctrlKey', 'altKey', 'metaKey', 'isComposing'] as const)('with %s belong to somebody else', (modifier) => {
    const fits = { atStart: true, atEnd: true }
    const keys = ['ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'o', '?']
    expect(keys.map((key) => press(key, { [modifier]: true, ends: fits }))).toEqual(keys.map(() => null))
  })

  it('with Shift select text; only the question mark needs it', () => {
    const fits = { atStart: true, atEnd: true }
    const keys = ['ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', '?']
    expect(keys.map((key) => press(key, { shiftKey: true, ends: fits }))).toEqual([null, null, null, null, 'shortcuts'])
  })

  it.each<[string, Nest]>([
    ['a text field', [['input', { type: 'text' }]]],
    ['a radio button', [['input', { type: 'radio' }]]],
    ['a longer text', [['textarea']]],
    ['a list to choose from', [['select'], ['option']]],
    ['a text that can be edited', [['div', { contenteditable: 'true' }], ['b']]],
    ['a table that scrolls', [['div', { role: 'group', tabindex: '0' }], ['table'], ['tbody'], ['tr'], ['td']]],
    ['an open dialog', [['dialog', { open: '' }], ['button']]],
  ])('in %s are its own', (_, on) => {
    const keys = ['ArrowRight', 'ArrowLeft', 'o', '?']
    expect(keys.map((key) => press(key, { on }))).toEqual(keys.map(() => null))
  })

  it.each<[string, Nest]>([
    ['a button', [['button']]],
    ['a link', [['a', { href: '#/two' }]]],
    ['a group that does not scroll', [['div', { role: 'group' }], ['p']]],
    ['a dialog that is closed', [['dialog']]],
  ])('on %s still work', (_, on) => {
    expect(press('ArrowRight', { on })).toBe('next')
  })

  it('that were handled already are left alone', () => {
    const event = new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true })
    event.preventDefault()
    expect([turnOf(event, MIDDLE), letterCommandOf(event, true)]).toEqual([null, null])
  })
})
