import { readSettings, type ReadingSettings } from '../../player/reading-settings.ts'
import { openReading, settingsKey } from '../../player/settings/open-reading.ts'
import type { HomeContext } from './home-context.ts'
import { writeBackups } from './home-backup.ts'
import { homeTexts as texts } from './home-texts.ts'

type Hands = Pick<HomeContext, 'state' | 'player' | 'playerTexts'>

/** Hands everything of a learner over as a file; says what came of it. */
export async function saveEverything({ state, player, playerTexts }: Hands, learner: string): Promise<string> {
  try {
    const settings = settingsOf(learner)
    const everything = await state.everything(learner)
    const backups = await Promise.all(everything.map(({ id, rows }) => player.writeBackup(id, rows, settings)))
    const day = new Date().toISOString().slice(0, 10)
    player.saveText(`stepwise-${day}.backup.json`, writeBackups(backups), 'application/json')
    return texts.backupSaved
  } catch {
    return playerTexts.backupFailed
  }
}

/** Adds what stands in a backup to what is here; says what came of it. */
export async function restoreFrom(file: File, { state, player, playerTexts }: Hands): Promise<string> {
  if (file.size > player.LARGEST_BACKUP) return playerTexts.backupProblems['too-big']
  const ids = state.courses.map(({ course }) => course.id)
  const read = await player.readBackup(ids, await file.text())
  if (!read.ok) return read.problem === 'another-course' ? texts.restoredNone : playerTexts.backupProblems[read.problem]
  const restored = await state.restore(read.courses)
  if (restored !== 'done') return restored === 'failed' ? texts.failed : texts.openElsewhere
  if (read.settings) await keepSettings(state.learners.current.id, read.settings)
  const said = texts.restored(read.courses.length)
  return read.others === 0 ? said : `${said} ${texts.restoredNot(read.others)}`
}

function settingsOf(learner: string): ReadingSettings | undefined {
  try {
    const kept = localStorage.getItem(settingsKey(learner))
    return kept === null ? undefined : readSettings(JSON.parse(kept))
  } catch {
    return undefined // refused or damaged: there are none to take along
  }
}

async function keepSettings(learner: string, settings: ReadingSettings): Promise<void> {
  try {
    localStorage.setItem(settingsKey(learner), JSON.stringify(settings))
    await openReading(learner)
  } catch {
    // Storage is refused here: what matters more has been restored.
  }
}
