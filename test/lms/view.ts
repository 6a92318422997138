import { summarize } from '../../scorm/host/attempt-summary.ts'
import type { RecordedCall, SavedAttempt, VisitState } from '../../scorm/host/create-lms.ts'

const SHOWN_CALLS = 40
const STATES: Record<VisitState, string> = {
  idle: 'not begun (no Initialize yet)',
  active: 'running',
  finished: 'ended by the course',
}

/** An element of the page's own HTML. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no "${id}".`)
  return found
}

export const button = (id: string): HTMLButtonElement => part(id) as HTMLButtonElement

/** Shows a message in the place of the course. */
export function say(text: string): void {
  const message = textElement('p', text)
  message.setAttribute('role', 'status')
  part('window').replaceChildren(message)
}

export function showValues(saved: SavedAttempt | null, state: VisitState | null): void {
  const rows = [['Visit', state ? STATES[state] : 'none'], ...(saved ? valueRows(saved) : [['Completed', 'no']])]
  part('values').replaceChildren(
    ...rows.flatMap(([name = '', value = '']) => [textElement('dt', name), textElement('dd', value || '–')]),
  )
}

function valueRows(saved: SavedAttempt): string[][] {
  const { completed, passed, status, score, time, location, exit, suspendDataLength } = summarize(saved)
  return [
    ['Completed', completed ? 'yes' : 'no'],
    ['Passed', passed === null ? 'not decided' : passed ? 'yes' : 'no'],
    ['Status', status],
    ['Score', score],
    ['Time', time],
    ['Location', location],
    ['Exit', exit],
    [
      'Suspend data',
      `${suspendDataLength.toLocaleString('en')} of ${saved.edition === '1.2' ? '4,096' : '64,000'} characters`,
    ],
  ]
}

export function showCalls(calls: readonly RecordedCall[]): void {
  const list = part('calls') as HTMLOListElement
  list.start = calls.length
  list.replaceChildren(...calls.slice(-SHOWN_CALLS).reverse().map(callElement))
}

function callElement({ name, args, answer, error }: RecordedCall): HTMLElement {
  const given = args.map((arg) => JSON.stringify(cut(String(arg)))).join(', ')
  const refused = error !== '0' ? ` (${error})` : ''
  const item = textElement('li', `${name}(${given}) → ${JSON.stringify(cut(String(answer)))}${refused}`)
  if (answer === 'false' || answer === 'throws') item.className = 'refused'
  return item
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 60)}… ${text.length} characters` : text)

function textElement(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}
