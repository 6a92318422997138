import type { CompiledCourse, Course } from '../../../courses/format/course.ts'

/** A course of two pages and one question; `changes` go into its index. */
export const smallCourse = (changes: Partial<Course> = {}): CompiledCourse => ({
  course: {
    format: 1,
    id: 'small-course',
    version: '1.2.3',
    title: 'A small course',
    language: 'en',
    description: 'What it teaches.',
    keywords: ['city', 'diversity'],
    navigation: 'free',
    completion: { pages: 'all', assessment: 'passed' },
    passingScore: 70,
    modules: [{ id: 'start', title: 'Start', pages: ['welcome', 'check'] }],
    pages: [
      { id: 'welcome', title: 'Welcome', minutes: 65, slot: 0 },
      { id: 'check', title: 'Check', minutes: 5, slot: 1, assessment: { graded: true, attempts: null } },
    ],
    questions: [{ id: 'q1', page: 'check', slot: 0, points: 1, type: 'choice' }],
    assets: [],
    ...changes,
  },
  pages: [
    { id: 'welcome', title: 'Welcome', minutes: 65, objectives: [], blocks: [{ kind: 'text', text: ['Hello'] }] },
    {
      id: 'check',
      title: 'Check',
      minutes: 5,
      objectives: [],
      assessment: { graded: true, attempts: null },
      blocks: [
        {
          kind: 'choice',
          id: 'q1',
          select: 'one',
          prompt: ['Which?'],
          options: [
            { id: 'a', text: ['This'], right: true },
            { id: 'b', text: ['That'], right: false },
          ],
          explanation: ['Because.'],
          points: 1,
          shuffle: true,
        },
      ],
    },
  ],
  reference: { glossary: [], resources: { sections: [], items: [] } },
})

/** Texts that have broken manifests: markup, quotes, scripts of the world, control characters, half an emoji. */
export const NASTY_TITLES = [
  `& < > " ' ]]> <!-- --> <?xml?> &amp; <script>alert(1)</script>`,
  'Grüße aus Łódź · Добро пожаловать · مرحبا بالعالم · 你好 · 🏙️👩🏽‍🏫',
  'nul\u0000 bell\u0007 escape\u001b delete\u007f next\u0085 line\u2028 para\u2029 nonchar\uffff\ufffe',
  'half an emoji \ud83c and the other \udfd9 half',
  'tab\tnew\nline\r\nreturn\r',
  '\u0000\u0001 \ud83c',
  '',
  'x'.repeat(500),
  '🏙'.repeat(300),
]

export const NASTY_FILES = [
  'index.html',
  'a b.png',
  '100%.png',
  'a&b<c>"d\'.png',
  'hash#query?.png',
  'Łódź/город/مدينة.png',
  'emoji-🏙.png',
  'half-\ud83c.png',
  'semi;colon+plus=eq.png',
]
