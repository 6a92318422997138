let learner = ''
let isOpen = false

/** Under which name the settings of a learner are kept in this browser; the learner of a package has no id. */
export const settingsKey = (id: string): string => `stepwise:settings${id && `:${id}`}`

/** Whose settings hold. */
export const readingLearner = (): string => learner

export const wantsContrast = (): MediaQueryList => matchMedia('(prefers-contrast: more)')

/**
 * Makes a learner's settings hold; wait for it before anything is shown. Who has chosen none does not wait for the code.
 */
export async function openReading(id: string): Promise<void> {
  learner = id
  try {
    const kept = localStorage.getItem(settingsKey(id))
    if (kept === null && !isOpen && !wantsContrast().matches) return
    const { theme } = JSON.parse(kept ?? '{}') as { theme?: string }
    // At once, so that the empty page does not flash; a value that is no scheme is left out by the browser.
    if (theme) document.documentElement.style.colorScheme = theme
    isOpen = true
    const { reading } = await import('./reading.svelte.ts')
    reading.open(id)
  } catch {
    // Refused, damaged or not arrived: the course is read as it is at first.
  }
}
