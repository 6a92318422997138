import type { PackageOptions } from './package-options.ts'

export type PresetId =
  | 'moodle'
  | 'ilias'
  | 'canvas'
  | 'open-edx'
  | 'blackboard'
  | 'cornerstone'
  | 'successfactors'
  | 'scorm-cloud'
  | 'totara'
  | 'talentlms'

/** What is known to work for one LMS. */
export interface Preset {
  id: PresetId
  name: string
  options: Partial<PackageOptions>
  /** One line of reasoning. */
  why: string
  /** Where the difference was seen; null where nothing is known and the safe choice is taken. */
  evidence: string | null
  /** How to upload the package. */
  steps: readonly [string, string, string]
}

const SAFE = { standard: '1.2' } as const
const NOT_KNOWN = 'Nothing is known that calls for another choice, so this is the safe one: SCORM 1.2.'
const MOODLE = {
  options: SAFE,
  why: 'SCORM 1.2: in 2004 an assessment that is passed completes the activity before all pages are read, and there is no sequencing.',
} as const

/** The LMSs that the export knows, in the order they are offered. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'moodle',
    name: 'Moodle',
    ...MOODLE,
    evidence: 'Seen in Moodle 4.5.6 with its own player.',
    steps: [
      'Open the course, turn editing on, choose "Add an activity or resource" and there "SCORM package".',
      'Drop the zip into the field for the package file, and save.',
      'Under "Activity completion" ask for the status passed or completed, and open it once as a learner.',
    ],
  },
  {
    id: 'ilias',
    name: 'ILIAS',
    options: SAFE,
    why: 'SCORM 1.2: in 2004 ILIAS begins a new attempt at each launch of a package that does not say it is only suspended.',
    evidence: 'Documentation of ILIAS, and its pull request 2770.',
    steps: [
      'Where the course should stand, add a new object and choose the SCORM learning module.',
      'Choose the zip as the file to import.',
      'Set the module online in its settings, and open it once as a learner.',
    ],
  },
  {
    id: 'canvas',
    name: 'Canvas',
    options: SAFE,
    why: NOT_KNOWN,
    evidence: null,
    steps: [
      'Open "SCORM" in the navigation of the course; an administrator may have to switch it on first.',
      'Upload the zip, and choose whether it becomes a graded assignment or a page without marks.',
      'Publish it, and open it once as a learner.',
    ],
  },
  {
    id: 'open-edx',
    name: 'Open edX',
    options: { ...SAFE, status: 'completed-incomplete' },
    why: 'It is told "completed": until 2025 its SCORM block did not take "passed" for the end of a 1.2 course.',
    evidence: 'Pull request 104 of openedx-scorm-xblock.',
    steps: [
      'In Studio, add "scorm" to the list of advanced modules in the advanced settings of the course.',
      'Add the SCORM block to a unit from the advanced components, edit it, and choose the zip.',
      'Publish the unit, and open it once as a learner.',
    ],
  },
  {
    id: 'blackboard',
    name: 'Blackboard',
    options: SAFE,
    why: 'SCORM 1.2: it uses the engine of SCORM Cloud, which runs the course in a frame or a window of its own; both work.',
    evidence: 'Documentation of Blackboard.',
    steps: [
      'Open the content of the course, and add a SCORM package (a content package).',
      'Choose the zip, and in its settings how it is marked and whether it opens in a window of its own.',
      'Make it visible to learners, and open it once as one.',
    ],
  },
  {
    id: 'cornerstone',
    name: 'Cornerstone',
    options: SAFE,
    why: 'SCORM 1.2: it wants the score before the status, and its last answer may be empty; the player minds both.',
    evidence: 'Issues 2604 and 2222 of adapt_framework.',
    steps: [
      'As an administrator, open the import of courses and choose the zip.',
      'Check title and language, and publish the course in the catalogue.',
      'Assign it to one account, and open it there once.',
    ],
  },
  {
    id: 'successfactors',
    name: 'SAP SuccessFactors',
    options: SAFE,
    why: 'SCORM 1.2: its list of elements is short, and the player asks for no more than it has.',
    evidence: 'SAP knowledge base 2154063 and 2978409.',
    steps: [
      'As an administrator, import the zip as new content.',
      'Let an item with this content be made, and assign it to one account.',
      'Open it there once; tell learners to leave the window alone from which the course was opened.',
    ],
  },
  {
    id: 'scorm-cloud',
    name: 'SCORM Cloud',
    options: SAFE,
    why: 'SCORM 1.2: it is strict, and whether it gives back where a learner was is a setting of the package.',
    evidence: 'Documentation of SCORM Cloud, and issue 2458 of adapt-contrib-spoor.',
    steps: [
      'Choose to add content, and there to import a SCORM package.',
      'Choose the zip.',
      'Launch it, leave it, and launch it again to see that it goes on where it was.',
    ],
  },
  {
    id: 'totara',
    name: 'Totara',
    ...MOODLE,
    evidence: 'Totara brings the SCORM player of Moodle; seen in Moodle 4.5.6.',
    steps: [
      'Open the course, turn editing on, add an activity and choose the SCORM package.',
      'Choose the zip as the package file, and save.',
      'Let the activity be complete by its status, and open it once as a learner.',
    ],
  },
  {
    id: 'talentlms',
    name: 'TalentLMS',
    options: SAFE,
    why: NOT_KNOWN,
    evidence: null,
    steps: [
      'Open the course as its instructor, add a unit, and choose SCORM.',
      'Choose the zip, and save.',
      'Open it once as a learner.',
    ],
  },
]

export const findPreset = (id: string): Preset | undefined => PRESETS.find((preset) => preset.id === id)
