import type { Course } from '../courses/format/course.ts'
import type { Edition } from './find-api.ts'

/**
 * What a packed course may load and run: its own files. `course-script` is the policy under which the player loads the
 * data of a page. No policy for HTML is needed beyond Svelte's own: text of a course is data and never parsed as HTML.
 */
export const PACKAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html course-script',
].join('; ')

/** `index.html` of a package. `runtime` tells the player which API to look for: an LMS may offer both. */
export const launchPage = (course: Course, runtime: Edition): string => `<!doctype html>
<html lang="${escapeHtml(course.language)}" data-scorm="${runtime}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(PACKAGE_CSP)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(course.title)}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="player.css">
    <script defer src="course/course.js"></script>
    <script defer src="player.js"></script>
    <link rel="preload" as="script" href="journal.js">
  </head>
  <body>
    <noscript><p lang="en" dir="ltr">This course needs JavaScript. Please allow it for this site and load the page again.</p></noscript>
  </body>
</html>
`

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
