/** The look of a course that has one of its own; fetched for no other course. */
import type { Branding } from '../courses/format/course.ts'
import Logo from './Logo.svelte'

/**
 * Gives the page the colours of a course, and answers what shows its logo, if it has one. One rule as heavy as that of the
 * player's own colours and after it, so that the themes of more contrast, which are heavier, go without.
 */
export function showBranding({ accent, accentSoft, logo }: Branding): typeof Logo | undefined {
  const sheet = new CSSStyleSheet()
  sheet.insertRule(':root {}')
  const [rule] = sheet.cssRules
  for (const [name, shades] of Object.entries({ '--accent': accent, '--accent-soft': accentSoft })) {
    if (shades && rule instanceof CSSStyleRule)
      rule.style.setProperty(name, `light-dark(${shades.light}, ${shades.dark})`)
  }
  document.adoptedStyleSheets.push(sheet)
  return logo && Logo
}
