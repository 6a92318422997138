import { page, userEvent } from 'vitest/browser'
import { beforeEach, describe, expect, it } from 'vitest'
import '../../../player/style.css'
import type { Order, Question } from '../../../courses/format/course.ts'
import { assign } from '../course.ts'
import { openPlayer, visit } from '../render-player.ts'

// Here and not in happy-dom, which lays nothing out.

const WORDS = ['first', 'second', 'third']
const order: Order = {
  kind: 'order',
  id: 'q1',
  prompt: ['Put them in order.'],
  items: WORDS.map((id) => ({ id, text: [`The ${id}`] })),
  explanation: ['So.'],
  points: 1,
}
const open = (question: Question) =>
  openPlayer({ pages: [{ id: 'one', title: 'One', blocks: [question] }, { id: 'two' }] })
const item = (id: string) => document.querySelector<HTMLElement>(`[data-option-id="${id}"]`)!
const apple = page.getByRole('combobox', { name: 'An apple' })
const carrot = page.getByRole('combobox', { name: 'A carrot' })
const column = (name: string) => page.getByRole('group', { name, exact: true }).element()

type Point = { x: number; y: number }
const middleOf = (element: Element): Point => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}
const gripOf = (id: string) => middleOf(item(id).querySelector('.grip')!)
/** A pointer that goes down here, moves there in steps, and is let go. */
function draw(from: Point, to: Point, pointerType = 'touch', last: 'pointerup' | 'pointercancel' | null = 'pointerup') {
  const fire = (type: string, { x, y }: Point, target: EventTarget) =>
    target.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 1,
        pointerType,
        isPrimary: true,
        button: 0,
        clientX: x,
        clientY: y,
        bubbles: true,
      }),
    )
  fire('pointerdown', from, document.elementFromPoint(from.x, from.y)!)
  for (const step of [0.1, 0.5, 1]) {
    fire('pointermove', { x: from.x + (to.x - from.x) * step, y: from.y + (to.y - from.y) * step }, window)
  }
  if (last) fire(last, to, window)
}

beforeEach(() => page.viewport(1000, 1200))

describe('sorting', () => {
  it('by mouse: an item goes into the column it is dropped on, and back into the tray', async () => {
    const { facts } = await open(assign({ as: 'sort' }))
    await userEvent.dragAndDrop(item('apple').querySelector('label')!, column('On a tree'))
    await expect.element(apple).toHaveDisplayValue('On a tree')
    expect(column('On a tree').contains(apple.element())).toBe(true)
    await userEvent.dragAndDrop(item('apple').querySelector('label')!, column('Still to be placed'))
    await expect.element(apple).toHaveDisplayValue('Choose …')
    await userEvent.dragAndDrop(item('apple').querySelector('label')!, column('On a tree'))
    await userEvent.dragAndDrop(item('carrot').querySelector('label')!, column('In the soil'))
    await page.getByRole('button', { name: 'Check answer' }).click()
    await expect.element(page.getByText('That’s right.')).toBeVisible()
    const data = {
      question: 'q1',
      nonce: 'nonce-1',
      response: ['apple.tree', 'carrot.soil'],
      score: 1,
      round: 1,
      latency: 0,
    }
    expect(facts().filter(({ type }) => type !== 'draft')).toEqual([visit('one'), { type: 'answer', data }])
  })

  it('by finger: from the handle; elsewhere the page scrolls', async () => {
    await open(assign({ as: 'sort' }))
    await expect.element(apple).toBeVisible()
    draw(middleOf(item('apple').querySelector('label > span:last-child')!), middleOf(column('On a tree')))
    await expect.element(apple).toHaveDisplayValue('Choose …')
    draw(gripOf('apple'), middleOf(column('On a tree')))
    await expect.element(apple).toHaveDisplayValue('On a tree')
  })

  it('by a tap on an item and a tap on a column', async () => {
    await open(assign({ as: 'sort' }))
    await userEvent.click(item('carrot').querySelector('label')!)
    await expect.element(page.getByText('A carrot: now tap where it belongs')).toBeInTheDocument()
    expect(document.activeElement).not.toBe(carrot.element())
    await userEvent.click(column('In the soil'))
    await expect.element(carrot).toHaveDisplayValue('In the soil')
    await expect.element(page.getByText('A carrot: now in In the soil')).toBeInTheDocument()
  })

  it('puts an item back that is dropped beside, or taken back by Escape or by the browser', async () => {
    await open(assign({ as: 'sort' }))
    await expect.element(apple).toBeVisible()
    draw(gripOf('apple'), { x: 5, y: 300 })
    draw(gripOf('apple'), middleOf(column('On a tree')), 'touch', 'pointercancel')
    draw(gripOf('apple'), middleOf(column('On a tree')), 'mouse', null)
    await expect.poll(() => item('apple').style.translate).not.toBe('')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => item('apple').style.translate).toBe('')
    await expect.element(apple).toHaveDisplayValue('Choose …')
    expect(column('Still to be placed').contains(apple.element())).toBe(true)
  })

  it('leaves an item where it is while the keyboard goes through its list, and takes it along after', async () => {
    await open(assign({ as: 'sort' }))
    await expect.element(apple).toBeVisible()
    ;(apple.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.element(apple).toHaveDisplayValue('In the soil')
    expect(document.activeElement).toBe(apple.element())
    expect(column('Still to be placed').contains(apple.element())).toBe(true)
    await userEvent.keyboard('{Tab}')
    await expect.poll(() => column('In the soil').contains(apple.element())).toBe(true)
  })

  it('fits a phone while an item is drawn over the edge', async () => {
    await page.viewport(320, 900)
    await open(assign({ as: 'sort' }))
    await expect.element(apple).toBeVisible()
    draw(gripOf('apple'), { x: 300, y: 500 }, 'touch', null)
    await expect.poll(() => item('apple').style.translate).not.toBe('')
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    await userEvent.keyboard('{Escape}')
  })
})

describe('putting in order', () => {
  const ids = () =>
    [...document.querySelectorAll<HTMLElement>('li[data-option-id]')].map((li) => li.dataset['optionId']!)
  const below = (id: string): Point => {
    const { left, bottom } = item(id).getBoundingClientRect()
    return { x: left + 20, y: bottom - 2 }
  }

  it.each(['mouse', 'touch'])(
    'draws an item behind another one (%s), and says where it stands',
    async (pointerType) => {
      await open(order)
      await expect.poll(ids).toHaveLength(3)
      const [a, b, c] = ids() as [string, string, string]
      draw(gripOf(a), below(b), pointerType)
      await expect.poll(ids).toEqual([b, a, c])
      draw(gripOf(b), below(c), pointerType)
      await expect.poll(ids).toEqual([a, c, b])
      await expect.element(page.getByText(`The ${b}: now 3 of 3`)).toBeInTheDocument()
    },
  )

  it('leaves it where it is when it is dropped on its own place or taken back', async () => {
    const { facts } = await open(order)
    await expect.poll(ids).toHaveLength(3)
    const before = ids()
    const [a, b] = before as [string, string, string]
    const { x, y } = gripOf(a)
    draw({ x, y }, { x, y: y + 10 })
    draw(gripOf(a), below(b), 'touch', 'pointercancel')
    expect(ids()).toEqual(before)
    expect(facts()).toEqual([visit('one')])
  })
})
