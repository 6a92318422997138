import { applySettings, DEFAULT_SETTINGS, isDefault, readSettings, type ReadingSettings } from '../reading-settings.ts'
import { readingLearner, settingsKey, wantsContrast } from './open-reading.ts'
import './reading.css'

/** The settings of whoever learns now: followed by components, kept in this browser, and applied to the page. */
class Reading {
  #current = $state.raw(DEFAULT_SETTINGS)
  #learner = ''

  constructor() {
    this.open(readingLearner())
    wantsContrast().addEventListener('change', () => this.#apply())
    window.addEventListener('storage', ({ key }) => {
      if (key === settingsKey(this.#learner)) this.open(this.#learner)
    })
  }

  get current(): ReadingSettings {
    return this.#current
  }

  open(learner: string): void {
    this.#learner = learner
    this.#current = readSettings(kept(settingsKey(learner)))
    this.#apply()
  }

  change(some: Partial<ReadingSettings>): void {
    this.#current = readSettings({ ...this.#current, ...some })
    this.#apply()
    keep(settingsKey(this.#learner), this.#current)
  }

  #apply(): void {
    applySettings(this.#current, document.documentElement, wantsContrast().matches)
  }
}

function kept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null // refused or damaged
  }
}

function keep(key: string, settings: ReadingSettings): void {
  try {
    if (isDefault(settings)) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(settings))
  } catch {
    // Storage is refused here: the settings last as long as the page.
  }
}

export const reading = new Reading()
