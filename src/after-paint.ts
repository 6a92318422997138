/** Browsers draw no frames for what nobody sees. */
const AT_LATEST = 100

/** Calls back once, when what has just changed is on the screen. */
export function afterPaint(run: () => void): void {
  let isOver = false
  const once = () => {
    if (!isOver) run()
    isOver = true
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, AT_LATEST)
}
