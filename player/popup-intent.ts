/** How long a pointer or the focus rests on something before its popup opens, and how long a pointer may be away. */
const REST = 350
const GRACE = 300

export interface PopupIntent {
  /** A pointer or the focus has come. */
  come(): void
  /** It has gone, perhaps on its way into the popup. */
  go(): void
  /** Whatever was meant, it is off. */
  stop(): void
}

/** Opens a popup for whoever rests on its word, and closes it for whoever has left both. */
export function createPopupIntent(open: () => void, close: () => void): PopupIntent {
  let timer: ReturnType<typeof setTimeout> | undefined
  const after = (delay: number, run: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(run, delay)
  }
  return {
    come: () => after(REST, open),
    go: () => after(GRACE, close),
    stop: () => clearTimeout(timer),
  }
}
