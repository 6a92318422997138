/**
 * An XML element. Strings among the children are text. A writer of our own, because packages are also made in the
 * browser, where a library's builder costs 6 kB and still lets control characters through.
 */
export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly (XmlElement | string)[]
}

export const element = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: XmlElement['children']
): XmlElement => ({ name, attributes, children })

/** The document of a root element, indented by two spaces; elements with text stay on one line. */
export const xmlDocument = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`

function write({ name, attributes, children }: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  const open = `${indent}<${name}${pairs.join('')}`
  if (children.length === 0) return `${open}/>`
  if (children.some((child) => typeof child === 'string')) {
    return `${open}>${children.map((child) => (typeof child === 'string' ? escapeText(child) : write(child, ''))).join('')}</${name}>`
  }
  const inner = children.map((child) => (typeof child === 'string' ? '' : write(child, `${indent}  `)))
  return `${open}>\n${inner.join('\n')}\n${indent}</${name}>`
}

/** What XML 1.0 §2.2 has no place for, not even as a reference: control characters, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const reference = (character: string): string => REFERENCES[character] ?? `&#${character.charCodeAt(0)};`

const escapeText = (text: string): string => text.replace(FORBIDDEN, '').replace(/[&<>\r]/g, reference)
const escapeAttribute = (text: string): string => text.replace(FORBIDDEN, '').replace(/[&<>"\t\n\r]/g, reference)
