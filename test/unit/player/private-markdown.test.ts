import { describe, expect, it } from 'vitest'
import { fileName, toMarkdown, type SheetPart } from '../../../player/private-markdown.ts'

const sheet = (...parts: SheetPart[]) =>
  toMarkdown({ title: 'My plan', about: 'A course', parts, empty: 'Nothing yet' })

describe('a sheet as Markdown', () => {
  it('has what was asked and what was written, chosen, and put together', () => {
    const text = sheet(
      {
        title: 'Vision',
        entries: [
          { label: 'What?', values: ['Trust'], isText: true },
          { label: 'With whom?', values: ['Schools', 'Business'], isText: false },
          { label: 'Why?', values: [], isText: true },
        ],
        sentence: 'We want trust.',
      },
      { title: 'Stars', entries: [{ label: null, values: ['Manual'], isText: false }] },
      { title: 'Later', entries: [{ label: 'When?', values: [], isText: true }], sentence: null },
    )
    expect(text).toBe(`# My plan

_A course_

## Vision

**What?**

Trust

**With whom?**

- Schools
- Business

**Why?**

_Nothing yet_

> We want trust.

## Stars

- Manual

## Later

_Nothing yet_
`)
  })

  const written = (text: string) =>
    sheet({ title: 'Vision', entries: [{ label: null, values: [text], isText: true }] }).split('## Vision\n\n')[1]

  it('leaves a learner’s lines and lists as they are', () => {
    expect(written('One\r\ntwo\n\n- a\n- b 😀 שלום')).toBe('One\ntwo\n\n- a\n- b 😀 שלום\n')
  })

  it('lets no line of theirs become a heading or a code block', () => {
    expect(written('# Big\n  ## small\n```\ncode\n```\nunder\n---\nunder\n===\n#')).toBe(
      '\\# Big\n  \\## small\n\\```\ncode\n\\```\nunder\n\\---\nunder\n\\===\n\\#\n',
    )
  })

  it('keeps chosen texts and headings on one line', () => {
    const text = sheet({ title: 'A\nB', entries: [{ label: 'C\n D', values: ['x\n- y'], isText: false }] })
    expect(text).toContain('## A B\n\n**C D**\n\n- x - y\n')
  })

  it('takes a book', () => {
    expect(written('word '.repeat(200_000))?.length).toBe(1_000_000)
  })
})

describe('the name of a file', () => {
  it.each([
    ['Your vision in one sentence', 'your-vision-in-one-sentence.md'],
    ['../../etc/passwd: "x"?', 'etc-passwd-x.md'],
    ['Żółta łódź', 'żółta-łódź.md'],
    ['החזון שלי', 'החזון-שלי.md'],
    ['😀', 'notes.md'],
    ['', 'notes.md'],
    ['a'.repeat(500), `${'a'.repeat(60)}.md`],
  ])('of %j is %j', (title, name) => {
    expect(fileName(title)).toBe(name)
  })
})
