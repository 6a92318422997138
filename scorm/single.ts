import type { CompiledCourse } from '../courses/format/course.ts'
import { courseScripts, dataScript } from './course-scripts.ts'
import { base64, sourceHash } from './integrity.ts'
import { escapeHtml, NO_SCRIPT, policy } from './launch-page.ts'
import { fromUtf8 } from './utf8.ts'

export interface SingleInput {
  compiled: CompiledCourse
  player: ReadonlyMap<string, Uint8Array>
  assets: ReadonlyMap<string, Uint8Array>
}

/**
 * A course as one HTML file that asks for nothing beside it: every script pushes what it brings before the player starts,
 * so that nothing is left to be loaded, and fonts and pictures are data in the text.
 */
export function singlePage({ compiled, player, assets }: SingleInput): string {
  const style = inlineStyle(player)
  const chunks = [...player].filter(([path]) => path.endsWith('.js') && path !== 'player.js').sort(byPath)
  const pictures = [...assets].sort(byPath).map(([path, bytes]) => dataScript(`asset:${path}`, dataUri(path, bytes)))
  const scripts = [
    joined([...courseScripts(compiled).values(), ...pictures]),
    joined(chunks.map(([, code]) => fromUtf8(code))),
    fromUtf8(player.get('player.js') ?? new Uint8Array()),
  ].map(inlineScript)
  const { course } = compiled
  return `<!doctype html>
<html lang="${escapeHtml(course.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policyOf(scripts, style))}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(course.title)}</title>
    <link rel="icon" href="data:,">
    <style>${style}</style>
  </head>
  <body>
    ${NO_SCRIPT}
    ${scripts.map((script) => `<script>${script}</script>`).join('\n    ')}
  </body>
</html>
`
}

const byPath = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

/** Scripts in a row. Each may begin with a bracket, which a line end alone would make a call of. */
const joined = (scripts: readonly string[]): string => scripts.map((script) => `${script.trimEnd()};\n`).join('')

/** Nothing may run or be shown but what stands in the file. */
const policyOf = (scripts: readonly string[], style: string): string =>
  policy({
    'script-src': scripts.map(sourceHash).join(' '),
    'style-src': sourceHash(style),
    'img-src': 'data: blob:',
    'media-src': 'data: blob:',
    'font-src': 'data:',
  })

/** The player's style with its fonts in it. */
function inlineStyle(player: ReadonlyMap<string, Uint8Array>): string {
  const style = fromUtf8(player.get('player.css') ?? new Uint8Array())
  const whole = style.replace(/url\((["']?)(?:\.\/)?([^"')]+)\1\)/g, (url, _, path: string) => {
    const bytes = player.get(path)
    return bytes ? `url(${dataUri(path, bytes)})` : url
  })
  return asRead(whole).replace(/<(?=\/style)/gi, '\\3c ')
}

/** The same program, without what would end its element: in strings, patterns and templates `\x3c` is `<`. */
const inlineScript = (code: string): string => asRead(code).replace(/<(?=\/script|!--)/gi, '\\x3c')

/** Line ends as an HTML parser reads them: the sums of the policy are made of what it reads. */
const asRead = (text: string): string => text.replace(/\r\n?/g, '\n')

const dataUri = (path: string, bytes: Uint8Array): string => {
  const ending = /\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return `data:${TYPES[ending] ?? 'application/octet-stream'};base64,${base64(bytes)}`
}

const TYPES: Record<string, string> = {
  svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp',
  avif: 'image/avif', woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf', otf: 'font/otf', mp3: 'audio/mpeg',
  m4a: 'audio/mp4', ogg: 'audio/ogg', oga: 'audio/ogg', wav: 'audio/wav', mp4: 'video/mp4', m4v: 'video/mp4',
  webm: 'video/webm', vtt: 'text/vtt', srt: 'text/plain', txt: 'text/plain', csv: 'text/csv', pdf: 'application/pdf',
} // prettier-ignore
