import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Block, Reference } from '../../courses/format/course.ts'
import type { RichText } from '../../courses/format/rich-text.ts'
import { choice } from './course.ts'
import { openPlayer, visit, type Setting } from './render-player.ts'

/* What arrives in a learner's browser has passed no schema: these courses are such as no compiler would make. */

const EVIL = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1">',
  '</textarea></script><svg onload=alert(1)>',
  '{@html "<b>bold</b>"} {alert(1)} ${alert(1)}',
  '&lt;b&gt;&amp;lt;',
  '<!-- --><![CDATA[ ]]><?php ?>',
  '"><style>*{display:none}</style>',
  'javascript:alert(1)',
  'a\u0000b\u202Ec',
]
const BAD_ADDRESSES = [
  'javascript:window.hacked=1',
  'JaVaScRiPt:window.hacked=1',
  ' javascript:window.hacked=1',
  'java\nscript:window.hacked=1',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//example.org',
  '',
]
const TAGS = [
  ...['script', 'style', 'iframe', 'img', 'svg', 'math', 'object', 'form', 'input', 'base', 'link', 'meta', 'template'],
  ...['SCRIPT', 'x-custom', 'p onclick=alert(1)', '', '__proto__', 'constructor', 'toString', '<b>'],
]
const IDS = ['__proto__', 'constructor', 'hasOwnProperty', '<b>']

const evil = EVIL.join(' ')
const rich = (text: string): RichText => [{ tag: 'p', children: [text] }]
/** A node of a kind that there is not. */
const node = (tag: string, attributes: object = {}, ...children: RichText) =>
  ({ tag, children, ...attributes }) as unknown as RichText[number]

function open(blocks: Block[], setting: Partial<Setting> = {}) {
  return openPlayer({ pages: [{ id: 'one', blocks }, { id: 'two' }], ...setting })
}
const article = () => screen.getAllByRole('article')[0]!
/** Everything of an element that could do something: elements by name, and attributes that are more than a name. */
const elements = () => [...new Set([...article().querySelectorAll('*')].map(({ localName }) => localName))].sort()
const attributes = () => [...article().querySelectorAll('*')].flatMap((element) => [...element.attributes])
/** Places and sizes that the player works out itself: numbers, and nothing else. */
const LENGTHS = /^((inset-inline-start|top|width|height|inline-size|--columns): [\d.]+%?;\s*)+$/
function expectHarmless() {
  expect('hacked' in window).toBe(false)
  expect(document.querySelector('script, iframe, object, embed, style, base, meta, link, svg script')).toBeNull()
  const may = ({ name, value }: Attr) => name === 'style' && LENGTHS.test(value)
  const active = attributes().filter(({ name }) => /^(on|srcdoc|style|formaction|action)/.test(name))
  expect(active.filter((attribute) => !may(attribute)).map(({ name, value }) => `${name}: ${value}`)).toEqual([])
  const addresses = attributes().filter(({ name }) => name === 'href')
  expect(addresses.map(({ value }) => value).filter((value) => !/^(#\/|https?:\/\/|mailto:)/.test(value))).toEqual([])
}

describe('a hostile course', () => {
  it('shows as text what looks like markup', async () => {
    await open([{ kind: 'text', text: EVIL.flatMap(rich) }])
    const [, ...paragraphs] = within(article()).getAllByRole('paragraph')
    expect(paragraphs.map((paragraph) => paragraph.textContent)).toEqual(EVIL)
    expect(elements()).toEqual(['bdi', 'h1', 'header', 'p', 'span'])
    expectHarmless()
  })

  it('makes no link to an address that is not safe, and keeps its words', async () => {
    const text = BAD_ADDRESSES.map((href): RichText[number] => {
      return { tag: 'p', children: ['see ', { tag: 'a', href, children: [href] }] }
    })
    await open([{ kind: 'text', text }])
    expect(within(article()).queryByRole('link')).toBeNull()
    const [, ...paragraphs] = within(article()).getAllByRole('paragraph')
    expect(paragraphs.map((paragraph) => paragraph.textContent)).toEqual(BAD_ADDRESSES.map((href) => `see ${href}`))
    expectHarmless()
  })

  it('makes no link to such an address of a source or a resource either', async () => {
    const links = BAD_ADDRESSES.map((url) => ({ label: `link to ${url}`, type: 'pdf', url }))
    const item = { number: 1, section: 'all', title: 'R', languages: ['en'], links }
    const resources = { sections: [{ id: 'all', title: 'All' }], items: [item] }
    const figures = BAD_ADDRESSES.map((url): Block => {
      return { kind: 'key-figure', value: '1', label: 'x', source: { title: `source at ${url}`, url } }
    })
    await open([...figures, { kind: 'resources', items: [1] }], { reference: { resources } })
    expect(within(article()).queryByRole('link')).toBeNull()
    const text = article().textContent
    expect(
      BAD_ADDRESSES.filter((url) => !text.includes(`source at ${url}`) || !text.includes(`link to ${url}`)),
    ).toEqual([])
    expectHarmless()
  })

  it('makes no element but those of rich text, and shows the words inside of others', async () => {
    const attributes = { src: 'x', href: 'javascript:alert(1)', onerror: 'alert(1)', onload: 'alert(1)', style: 'x' }
    const text = TAGS.map((tag): RichText[number] => {
      return { tag: 'p', children: ['before ', node(tag, attributes, `inside ${tag}`), ' after'] }
    })
    await open([{ kind: 'text', text }])
    const [, ...paragraphs] = within(article()).getAllByRole('paragraph')
    expect(paragraphs.map((paragraph) => paragraph.textContent)).toEqual(
      TAGS.map((tag) => `before inside ${tag} after`),
    )
    expect(elements()).toEqual(['bdi', 'h1', 'header', 'p', 'span'])
    expectHarmless()
  })

  it('takes no attribute from a node', async () => {
    const attributes = { onclick: 'alert(1)', style: 'color: red', id: 'x', class: 'y', slot: 'z' }
    await open([{ kind: 'text', text: [node('p', attributes, 'plain')] }])
    const made = within(article()).getByText('plain')
    expect(made.getAttributeNames()).toEqual(['class'])
    expect(made).not.toHaveClass('y')
  })

  it('shows every kind of block with nothing but text in every field', async () => {
    const fields: string[] = []
    const say = (field: string): string => {
      fields.push(`${field}: ${evil}`)
      return `${field}: ${evil}`
    }
    const source = { title: say('source'), url: 'https://example.org/"><script>' }
    const blocks: Block[] = [
      { kind: 'text', text: [{ tag: 'h2', children: [say('heading')] }, ...rich(say('paragraph'))] },
      { kind: 'figure', src: evil, alt: evil, caption: say('caption') },
      {
        kind: 'city',
        city: say('city'),
        country: say('country'),
        year: say('year'),
        title: say('city title'),
        text: rich(say('city text')),
        source,
      },
      { kind: 'callout', tone: 'care', title: say('callout'), text: rich(say('callout text')) },
      { kind: 'key-figure', value: say('value'), label: say('label'), source },
      { kind: 'timeline', title: say('timeline'), items: [{ when: say('when'), text: [say('what')] }] },
      { kind: 'cards', items: [{ title: say('card'), meta: say('meta'), text: rich(say('card text')) }] },
      { kind: 'resources', items: [1] },
      { kind: 'resource-library' },
      { kind: 'glossary' },
      choice({
        id: 'q1',
        prompt: [say('prompt')],
        options: [
          { id: 'a', text: [say('option')], right: true },
          { id: 'b', text: [say('wrong option')], right: false, why: [say('why')] },
        ],
        explanation: [say('explanation')],
      }),
      {
        ...{ kind: 'assign', as: 'sort', id: 'q2', points: 1, prompt: [say('sort')], explanation: [evil] },
        items: ['a', 'b'].map((id) => ({ id, text: [say(`item ${id}`)], target: 'x' })),
        targets: ['x', 'y'].map((id) => ({ id, text: [say(`target ${id}`)] })),
      },
      {
        ...{ kind: 'order', id: 'q3', points: 1, prompt: [say('order')], explanation: [evil] },
        items: ['a', 'b'].map((id) => ({ id, text: [say(`place ${id}`)] })),
      },
      {
        ...{ kind: 'entry', id: 'q4', points: 1, prompt: [say('entry')], explanation: [evil] },
        wanted: { as: 'number', answer: 1, tolerance: 0, unit: say('unit') },
      },
    ]
    const links = [{ label: say('link'), type: evil, url: 'https://example.org/' }]
    const languages = ['en', say('language')]
    const reference: Reference = {
      glossary: [{ id: 'x', term: say('term'), meaning: say('meaning'), pages: ['one'] }],
      resources: {
        sections: [{ id: 'all', title: say('section') }],
        items: [{ number: 1, section: 'all', title: say('resource'), languages, links }],
      },
    }
    const objectives = [say('objective'), say('objective')]
    const page = { id: 'one', title: say('page'), lead: say('lead'), objectives, blocks }
    const modules = [{ id: 'all', title: say('module'), pages: ['one'] }]
    const { actor } = await openPlayer({ course: { title: evil, modules }, pages: [page], reference })
    actor.send({ type: 'learner.answer', question: 'q1', round: 1, response: ['b'], score: 0, latency: 1 })
    expect(await screen.findByText('Not quite.')).toBeInTheDocument()

    expect(fields.filter((field) => !article().textContent.includes(field))).toEqual([])
    expect(screen.getByRole('img', { name: (name) => name.startsWith('<script>') })).toHaveAttribute('alt', evil)
    expect(document.title).toBe(`page: ${evil} – ${evil}`)
    expect(elements().join(' ')).toBe(
      'a article aside bdi button circle dd div dl dt fieldset figcaption figure form g h1 h2 h3 ' +
        'header img input label legend li ol option p path section select span svg ul',
    )
    expectHarmless()
  })

  it.each(IDS)('takes %j for the id of a page, a question, an option, a term and a section', async (id) => {
    const term: RichText = [{ tag: 'p', children: [{ tag: 'term', term: id, children: ['a term'] }] }]
    const options = [id, 'b'].map((option) => ({ id: option, text: [`Option ${option}`], right: option === id }))
    const items = [{ number: 1, section: id, title: 'A resource', languages: ['en'], links: [] }]
    const { facts } = await openPlayer({
      course: { navigation: 'sequential', modules: [{ id, title: 'A module', pages: [id, 'two'] }] },
      pages: [
        {
          id,
          title: 'One',
          assessment: { graded: true, attempts: null },
          blocks: [{ kind: 'text', text: term }, choice({ id, options, page: id }), { kind: 'resource-library' }],
        },
        { id: 'two' },
      ],
      reference: {
        glossary: [{ id, term: 'The term', meaning: 'its meaning', pages: [id] }],
        resources: { sections: [{ id, title: 'A section' }], items },
      },
    })
    const user = userEvent.setup()
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled()
    await user.click(screen.getByRole('button', { name: 'a term' }))
    expect(screen.getByRole('note')).toHaveTextContent(/^The term its meaning$/)
    expect(screen.getByRole('heading', { name: 'A section' })).toBeInTheDocument()
    await user.click(screen.getByLabelText(`Option ${id}`))
    await user.click(screen.getByRole('button', { name: 'Check answer' }))
    expect(screen.getByText('That’s right.')).toBeInTheDocument()
    expect(screen.getByText('100% right')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Two$/)
    expect(facts().slice(0, 2)).toEqual([
      visit(id),
      { type: 'answer', data: { question: id, nonce: 'nonce-1', response: [id], score: 1, round: 1, latency: 0 } },
    ])
    expectHarmless()
  })

  it('of a block that there is not says that the page cannot be shown, and lets the learner go on', async () => {
    const block = { kind: 'constructor', html: evil } as unknown as Block
    const { actor } = await open([block], { wanted: 'two' })
    actor.send({ type: 'learner.previous' })
    expect(await screen.findByRole('heading', { level: 1, name: 'This page cannot be shown.' })).toHaveFocus()
    await userEvent.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Two$/)
  })
})
