import fc from 'fast-check'
import type { Nodes, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { parseMarkdown } from '../../courses/format/markdown.ts'
import { piecesOf } from '../../courses/format/markdown-pieces.ts'
import type { Problem } from '../../courses/format/problem.ts'

const parser = unified().use(remarkParse).use(remarkGfm)

/** What has meaning in Markdown, or looks as if it had. */
const FRAGMENTS = [
  'Plain words here.', '\nPlain sentence, yes.\n', '\n## Two words\n\n', '# ', '## Head\n', '\n- One\n- Item **two**\n',
  '[Words](term:common)', ' [two words](https://a.b/c) ', '**Strong words**', ' _quiet_', ' *quiet* ', '_a', 'b_', '!', '(', ').',
  '```', '```city', '\n```\n', '\n````x y\n', '~~~', '\n~~~ a b\n', 'key: value\n', '  ```\n', '\n\n', '\n', '\r\n', '\r', '- ', '> ',
  '1. ', '12) x', '    ', ' ', '  \n', '<b>', '<!--', '-->', '<div>\n', '[x](y)', '[a]: b', '[^1]: ', '![', '*a*', '_', '**', '`', '|',
  '| - |\n', '---\n', '===\n', '\t', '\0', 'http://a.b', 'www.x.y', 'a@b.c', ':', '&amp;', '\\', '\u00A0', 'é', '“q”', '2004 was',
  '3.', '~~', '\uFEFF', '\u2028', ' #',
] // prettier-ignore
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...FRAGMENTS) },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

/** What the compiler uses of a node: where it begins where it may be refused, and no more of a fence than its kind. */
const PLACED: readonly Nodes['type'][] = ['heading', 'link', 'code', 'list', 'listItem', 'table', 'html', 'image']
function used(node: RootContent): unknown {
  const { position, ...rest } = node
  if ('meta' in rest) delete rest.meta
  if ('data' in rest) delete rest.data
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined))
  const start = PLACED.includes(node.type) ? { start: position?.start } : {}
  return { ...known, ...start, ...('children' in node && { children: node.children.map(used) }) }
}

it('reads every text in pieces as the parser reads it whole', () => {
  let cut = 0
  fc.assert(
    fc.property(text, (written) => {
      const problems: Problem[] = []
      const references = { term: () => undefined, page: () => undefined }
      const { children } = parseMarkdown(written, { start: { file: '', line: 1, column: 1 }, problems, references })
      expect(problems).toEqual([])
      expect(children.map(used)).toEqual(parser.parse(written).children.map(used))
      if (piecesOf(written).some((piece) => 'node' in piece)) cut++
    }),
    { numRuns: Number(process.env['ROUNDS'] ?? 1_000), seed: 20_261_122 },
  )
  expect(cut).toBeGreaterThan(50)
}, 120_000)
