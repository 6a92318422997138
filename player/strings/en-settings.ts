import type { Choices } from '../reading-settings.ts'

type ChoiceTexts = { [Key in keyof Choices]: { name: string; of: { [Value in Choices[Key]]: string } } }

export interface SettingsTexts {
  title: string
  close: string
  /** The settings that are one of a few. */
  choices: ChoiceTexts
  text: string
  look: string
  size: string
  smaller: string
  larger: string
  percent(size: number): string
  /** What was set, and to what. */
  changed(name: string, value: string): string
  example: string
  readAloud: string
  readPage: string
  voice: string
  anyVoice: string
  speed: string
  times(speed: number): string
  noVoice(language: string): string
  ownVoices: string
  readingBar: string
  previousSentence: string
  nextSentence: string
  play: string
  pause: string
  stop: string
  voiceFailed: string
  keyboard: string
  shortcuts: string
  reset: string
  wasReset: string
  kept: string
  /** Said when a backup was restored. */
  fromBackup: string
}

export const enSettings: SettingsTexts = {
  title: 'Reading settings',
  close: 'Close',
  choices: {
    theme: {
      name: 'Colours',
      of: {
        'light dark': 'As this device',
        light: 'Light',
        dark: 'Dark',
        'light contrast': 'High contrast, light',
        'dark contrast': 'High contrast, dark',
      },
    },
    font: { name: 'Typeface', of: { course: 'Of the course', system: 'Of this device' } },
    lines: { name: 'Space between lines', of: { normal: 'Normal', wide: 'More', widest: 'Most' } },
    letters: { name: 'Space between letters and words', of: { normal: 'Normal', wide: 'More', widest: 'Most' } },
    measure: { name: 'Length of lines', of: { normal: 'Normal', narrow: 'Short', wide: 'Long' } },
    motion: { name: 'Motion', of: { system: 'As this device', reduced: 'As little as possible' } },
  },
  text: 'Text',
  look: 'Look',
  size: 'Text size',
  smaller: 'Smaller',
  larger: 'Larger',
  percent: (size) => `${size}%`,
  changed: (name, value) => `${name}: ${value}`,
  example: 'A city is built step by step. This is how the text of the course looks now.',
  readAloud: 'Read aloud',
  readPage: 'Read this page aloud',
  voice: 'Voice',
  anyVoice: 'Chosen by the browser',
  speed: 'Speed',
  times: (speed) => `${speed} times`,
  noVoice: (language) => `This device has no voice for ${language}, so pages cannot be read aloud here.`,
  ownVoices: 'Only voices of this device are used, so that no text leaves it.',
  readingBar: 'Read aloud',
  previousSentence: 'Sentence before',
  nextSentence: 'Sentence after',
  play: 'Read on',
  pause: 'Pause',
  stop: 'Stop reading aloud',
  voiceFailed: 'The voice of this device does not answer.',
  keyboard: 'Keyboard',
  shortcuts: 'Single letters are shortcuts',
  reset: 'Back to the defaults',
  wasReset: 'Everything is as it was at first.',
  kept: 'Kept in this browser, and in your backups.',
  fromBackup: 'Your reading settings were taken from the backup.',
}
