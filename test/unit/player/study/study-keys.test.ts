// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { studyCommandOf } from '../../../../player/study/study-keys.ts'

function press(key: string, init: KeyboardEventInit = {}, on: Element = document.body, singleKeys = true) {
  let command
  const listen = (event: Event) => (command = studyCommandOf(event as KeyboardEvent, singleKeys))
  on.addEventListener(`keydown`, listen, { once: true })
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  return command
}
const element = (html: string) => {
  const [tag = '', attribute] = html.split(' ')
  const made = document.body.appendChild(document.createElement(tag))
  if (attribute) made.setAttribute(attribute, '')
  return made
}

test('single letters, the slash and Ctrl+K ask for the tools', () => {
  expect(['/', 'b', 'n', 'h', 'x'].map((key) => press(key))).toEqual(['search', 'bookmark', 'notes', 'highlight', null])
  expect([press('k', { ctrlKey: true }), press('K', { metaKey: true })]).toEqual(['search', 'search'])
  expect(press('/', { shiftKey: true })).toBe('search')
})

test('single letters can be switched off; Ctrl+K stays', () => {
  expect(['/', 'b', 'n', 'h'].map((key) => press(key, {}, document.body, false))).toEqual([null, null, null, null])
  expect(press('k', { ctrlKey: true }, document.body, false)).toBe('search')
})

test('in fields and dialogs, and with other modifiers, keys are left alone', () => {
  const dialog = element('dialog open')
  expect([press('b', {}, element('input')), press('b', {}, dialog), press('k', { ctrlKey: true }, dialog)]).toEqual([
    null,
    null,
    null,
  ])
  expect(['altKey', 'ctrlKey', 'shiftKey'].map((modifier) => press('b', { [modifier]: true }))).toEqual([
    null,
    null,
    null,
  ])
  expect(press('constructor')).toBeNull()
})
