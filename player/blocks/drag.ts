/** Something on its way: how far it has been drawn from its place, and what is under the pointer. */
export interface Drag {
  id: string
  x: number
  y: number
  over: Element | null
  /** Of the pointer, in the window. */
  clientY: number
}

export interface DragHandlers {
  /** null once it was let go, or taken back by Escape. */
  ondrag: (drag: Drag | null) => void
  ondrop: (drag: Drag) => void
  /** A press that drew nothing. */
  ontap?: (target: Element) => void
}

interface Held {
  id: string
  pointer: number
  target: Element
  /** Where the pointer went down, on the page. */
  from: { x: number; y: number }
  mayMove: boolean
  at: PointerEvent
  isMoving: boolean
}

const OWN = 'select, a, button, input, summary'
/** Farther than a hand trembles. */
const THRESHOLD = 6
/** So near an end of the window it scrolls; the bars of the player are there. */
const EDGE = 100

/** Before which of the others in its list an item would stand, were it let go now. */
export function gapAt(list: Element | undefined, { id, clientY }: Drag): number {
  const others = [...(list?.querySelectorAll<HTMLElement>('[data-option-id]') ?? [])]
  const boxes = others.filter((one) => one.dataset['optionId'] !== id).map((one) => one.getBoundingClientRect())
  return boxes.filter(({ top, height }) => top + height / 2 < clientY).length
}

/**
 * Lets a pointer draw the `[data-option-id]` of a board: a mouse by the whole item, a finger or pen by its `.grip`, so
 * that everything else still scrolls.
 */
export const draggable = (handlers: DragHandlers) => (board: HTMLElement) => {
  let held: Held | null = null
  let frame = 0

  const dragOf = ({ id, from, at }: Held): Drag => ({
    id,
    x: at.clientX + scrollX - from.x,
    y: at.clientY + scrollY - from.y,
    over: document.elementFromPoint(at.clientX, at.clientY),
    clientY: at.clientY,
  })

  /** Runs while something is drawn: a page that scrolls moves what is under a pointer at rest. */
  const follow = () => {
    if (!held) return
    const { clientY } = held.at
    if (clientY < EDGE) scrollBy({ top: -8, behavior: 'instant' })
    if (clientY > innerHeight - EDGE) scrollBy({ top: 8, behavior: 'instant' })
    handlers.ondrag(dragOf(held))
    frame = requestAnimationFrame(follow)
  }

  const letGo = () => {
    cancelAnimationFrame(frame)
    if (held?.isMoving) handlers.ondrag(null)
    held = null
  }

  const down = (event: PointerEvent) => {
    const { target, pointerId: pointer, clientX, clientY } = event
    if (held || event.button !== 0 || !(target instanceof Element) || target.closest(OWN)) return
    const id = target.closest<HTMLElement>('[data-option-id]')?.dataset['optionId'] ?? ''
    const mayMove = id !== '' && (event.pointerType === 'mouse' || target.closest('.grip') !== null)
    const from = { x: clientX + scrollX, y: clientY + scrollY }
    held = { id, pointer, target, from, mayMove, at: event, isMoving: false }
  }

  const move = (event: PointerEvent) => {
    if (held?.pointer !== event.pointerId) return
    held.at = event
    const { x, y } = dragOf(held)
    if (held.isMoving || Math.hypot(x, y) < THRESHOLD) return
    if (!held.mayMove) return letGo()
    held.isMoving = true
    board.setPointerCapture(event.pointerId)
    follow()
  }

  const up = (event: PointerEvent) => {
    if (held?.pointer !== event.pointerId) return
    held.at = event
    const { isMoving, target } = held
    const drag = dragOf(held)
    letGo()
    if (isMoving) handlers.ondrop(drag)
    else handlers.ontap?.(target)
  }

  const cancel = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key === 'Escape') letGo()
  }
  /** A press on the words of an item is for the item, not for the list they are the label of. */
  const click = (event: MouseEvent) => {
    if (event.target instanceof Element && !event.target.closest(OWN)) event.preventDefault()
  }

  const stop = new AbortController()
  const { signal } = stop
  board.addEventListener('pointerdown', down, { signal })
  board.addEventListener('click', click, { signal })
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', up, { signal })
  window.addEventListener('pointercancel', cancel, { signal })
  window.addEventListener('keydown', cancel, { signal })
  return () => {
    stop.abort()
    letGo()
  }
}
