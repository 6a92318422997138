/** Longer gaps between ticks mean that the device slept or the tab was frozen: nobody was learning. */
const LONGEST_GAP = 60_000
const TICK = 1_000

/** Counts the seconds in which the page was visible, from now on. `now` is a monotonic clock in milliseconds. */
export function startActiveClock(page: Document, now: () => number): () => number {
  let active = 0
  let since = now()
  let wasVisible = page.visibilityState === 'visible'
  const tick = () => {
    const gap = now() - since
    if (wasVisible && gap >= 0 && gap <= LONGEST_GAP) active += gap
    since += gap
    wasVisible = page.visibilityState === 'visible'
  }
  setInterval(tick, TICK)
  page.addEventListener('visibilitychange', tick)
  return () => {
    tick()
    return active / 1000
  }
}
