/**
 * Calls back once, when the browser has nothing more urgent to do, after a second at the latest. Returns what ends the
 * waiting.
 */
export function whenIdle(run: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 200)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: 1_000 })
  return () => cancelIdleCallback(handle)
}
