/** The backups of several courses in one file, each as the player writes it; `readBackup` of the player reads it. */
export const writeBackups = (backups: readonly string[]): string =>
  JSON.stringify({ magic: 'stepwise-backups', format: 1, courses: backups.map((text): unknown => JSON.parse(text)) })
