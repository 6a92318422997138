import type { CourseWindow } from './course-window.ts'
import type { PageState } from './profiles/profile.ts'

/** What the course's page is to the browser, as the LMS above it can tell. */
export function watchPage(course: () => CourseWindow | null): { state: () => PageState; leave: () => void } {
  let isLeaving = false
  let watched: Window | null = null
  const leave = (): void => void (isLeaving = true)
  window.addEventListener('pagehide', leave, { capture: true })

  /** Asked at each call, since only then the course's window is surely the one that stays. */
  function watch(): void {
    const inside = course()?.innermost() ?? null
    if (inside === watched) return
    watched = inside
    // Capturing: before the course hears of it.
    inside?.addEventListener('pagehide', leave, { capture: true })
  }
  return {
    state() {
      watch()
      return isLeaving ? 'leaving' : (watched ?? window).document.visibilityState
    },
    leave,
  }
}
