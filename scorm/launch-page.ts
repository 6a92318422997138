import type { Course } from '../courses/format/course.ts'
import { isForLms, type PackageStandard } from './package-options.ts'
import { STANDARDS } from './schemas.ts'

/** A content security policy that forbids all it does not name. */
export const policy = (allowed: Readonly<Record<string, string>>): string =>
  Object.entries({
    'default-src': "'none'",
    ...allowed,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'svelte-trusted-html course-script',
  })
    .map(([what, sources]) => `${what} ${sources}`)
    .join('; ')

/**
 * What a packed course may load and run: its own files. `course-script` is the policy under which the player loads the
 * data of a page. No policy for HTML is needed beyond Svelte's own: text of a course is data and never parsed as HTML.
 */
export const PACKAGE_CSP = policy({
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'self'",
})

/** For browsers that run no scripts. */
export const NO_SCRIPT =
  '<noscript><p lang="en" dir="ltr">This course needs JavaScript. Please allow it for this site and load the page again.</p></noscript>'

/**
 * `index.html` of a package. `data-scorm` tells the player which API to look for, since an LMS may offer both; without it
 * the player looks for none.
 */
export const launchPage = (course: Course, standard: PackageStandard): string => `<!doctype html>
<html lang="${escapeHtml(course.language)}"${isForLms(standard) ? ` data-scorm="${STANDARDS[standard].runtime}"` : ''}>
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(PACKAGE_CSP)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(course.title)}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="player.css">
    <script defer src="course/course.js"></script>
    <script defer src="player.js"></script>
    <link rel="preload" as="script" href="extras.js" fetchpriority="low">
    <link rel="preload" as="script" href="journal.js">
  </head>
  <body>
    ${NO_SCRIPT}
  </body>
</html>
`

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
