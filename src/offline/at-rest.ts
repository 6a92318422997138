/** Milliseconds without a press that count as reading; and the longest wait for them. */
const QUIET = 3_000
const LONGEST = 20_000
const PRESSES = ['click', 'keydown'] as const

/**
 * Resolves once nothing has been pressed for three seconds, after 20 seconds at the latest: to store the whole app takes both
 * cores of a small machine, and whoever turns pages one after the other would wait for each.
 */
export function atRest(page: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    let quiet = setTimeout(end, QUIET)
    const latest = setTimeout(end, LONGEST)
    const again = () => {
      clearTimeout(quiet)
      quiet = setTimeout(end, QUIET)
    }
    for (const press of PRESSES) page.addEventListener(press, again, { capture: true })
    function end() {
      clearTimeout(quiet)
      clearTimeout(latest)
      for (const press of PRESSES) page.removeEventListener(press, again, { capture: true })
      resolve()
    }
  })
}
