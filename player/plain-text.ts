import type { RichText } from '../courses/format/rich-text.ts'

/** The words of rich text alone, for places that hold no elements: options of a list, names for a screen reader. */
export const plainText = (text: RichText): string =>
  text.map((node) => (typeof node === 'string' ? node : plainText(node.children))).join('')
