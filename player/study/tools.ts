/** The study tools: a chunk of its own, fetched when one of them is first wanted. */
import styles from './study.css?inline'
export { default as Desk } from './Desk.svelte'

// A package has one style sheet, and this is no part of the first page: it travels with its chunk. The content security
// policy allows it, for no element holds it.
const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)
document.adoptedStyleSheets.push(sheet)
