import { describe, expect, it } from 'vitest'
import { live } from '../lms/visits/fuzz.ts'

const SEED = 1
const VISITS = 400
const PARTS = 8

// In parts, because attempts follow from their number alone. The long run is `npm run torture -- lms`.
describe.each(Array.from({ length: PARTS }, (_, part) => part))(
  'random learners in LMSs that misbehave, part %i',
  { timeout: 60_000 },
  (part) => {
    it('nothing is lost, nothing untrue is said, and a mended LMS knows everything', async () => {
      const failed: string[] = []
      for (let visits = 0, index = part; visits < VISITS / PARTS; index += PARTS) {
        const lived = await live(SEED, index)
        visits += lived.visits
        if (lived.problems.length > 0) failed.push(`--only ${index}: ${lived.about}: ${lived.problems.join('; ')}`)
      }
      expect(failed).toEqual([])
    })
  },
)
