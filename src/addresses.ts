import type { Actor } from 'xstate'
import { pageAddress } from '../player/page-address.ts'
import type { sessionMachine } from '../player/session-machine.ts'
import { afterPaint } from './after-paint.ts'

/** The page an address asks for (`…#/real-equality`), or null. */
export const wantedPage = (hash: string): string | null => /^#\/([a-z0-9-]+)$/.exec(hash)?.[1] ?? null

/** The course an address asks for (`/?course=how-to-build`); null is home. */
export const wantedCourse = (search: string): string | null => new URLSearchParams(search).get('course')

/** Keeps the address bar and the session on the same page, so that Back, Forward and deep links work. */
export function followAddresses(session: Actor<typeof sessionMachine>, view: Window, whenShown = afterPaint): void {
  let isFirst = true
  let shown = ''
  const isElsewhere = (page: string) => wantedPage(view.location.hash) !== page
  const isOpening = () => session.getSnapshot().matches('opening')
  session.subscribe(({ context: { page } }) => {
    // Only a change of page: a link may have changed the address already, and the browser tells of it a moment later.
    if (page === shown || isOpening()) return
    shown = page
    const isNew = isElsewhere(page)
    if (isNew && isFirst) view.history.replaceState(null, '', pageAddress(page))
    // The page first: browsers take a tenth of a page turn for it.
    else if (isNew)
      whenShown(() => page === shown && isElsewhere(page) && view.history.pushState(null, '', pageAddress(page)))
    isFirst = false
  })
  view.addEventListener('hashchange', () => {
    if (isOpening()) return // what is shown then is not settled yet
    isFirst = false
    const page = wantedPage(view.location.hash)
    if (page !== null) session.send({ type: 'learner.goTo', page })
    const { page: current } = session.getSnapshot().context
    if (page !== current) view.history.replaceState(null, '', pageAddress(current)) // not a page, or not open yet
  })
}
