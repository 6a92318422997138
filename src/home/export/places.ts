import type { PackageOptions } from '../../../scorm/package-options.ts'
import { PRESETS } from '../../../scorm/presets.ts'
import type { ExportTexts } from './texts.ts'
import { presetWords } from './words.ts'

/** A place where a course may be used: an LMS that is known, any other one, or none. */
export interface Place {
  id: string
  name: string
  options: Partial<PackageOptions>
  why: string
  evidence: string | null
  steps: readonly string[]
}

/** The LMSs that can be chosen, the unknown one last. */
export const lmsPlaces = (texts: ExportTexts): Place[] => [
  ...PRESETS.map(presetWords),
  {
    id: 'other',
    name: texts.otherLms,
    options: { standard: '1.2' },
    why: texts.otherWhy,
    evidence: null,
    steps: texts.otherSteps,
  },
]

/** Where a course can be used without one. */
export const freePlaces = (texts: ExportTexts): Place[] => [
  place('web', texts.server, texts.serverWhy, texts.serverSteps),
  place('single', texts.file, texts.fileWhy, texts.fileSteps),
]

const place = (standard: 'web' | 'single', name: string, why: string, steps: readonly string[]): Place => ({
  id: standard,
  name,
  options: { standard },
  why,
  evidence: null,
  steps,
})
