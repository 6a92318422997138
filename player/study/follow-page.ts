/** Calls back when what stands in the page has changed, at most once a frame. Returns the end of it. */
export function followPage(changed: () => void): () => void {
  let frame = 0
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(changed)
  })
  const main = document.querySelector('main')
  if (main) observer.observe(main, { childList: true, subtree: true, characterData: true })
  return () => {
    observer.disconnect()
    cancelAnimationFrame(frame)
  }
}
