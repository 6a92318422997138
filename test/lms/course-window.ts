import type { Place } from './profiles/profile.ts'

/** Where a course is shown. */
export interface CourseWindow {
  close(): void
  /** The course's own window, where this page may look at it. */
  innermost(): Window | null
}

/** Shows a course at its place; null when the browser refuses to open a window. `elsewhere` is another origin. */
export const openCourse = (
  within: HTMLElement,
  address: string,
  place: Place,
  elsewhere: string,
): CourseWindow | null =>
  place.popup
    ? openPopup(address)
    : openFrame(within, place.foreign === 'between' ? framed(address, elsewhere) : address, place)

/** An address of another origin that shows this one in a frame. */
export const framed = (address: string, elsewhere: string): string =>
  `${elsewhere}frame.html?${encodeURIComponent(address)}`

/** A frame in `within`, as many frames deep as asked; frames between are documents of the LMS. */
function openFrame(within: HTMLElement, address: string, { frames = 1 }: Place): CourseWindow {
  const frame = document.createElement('iframe')
  frame.title = 'Course'
  if (frames > 1) frame.srcdoc = nestedPage(address, frames - 1)
  else frame.src = address
  within.replaceChildren(frame)
  return { close: () => frame.remove(), innermost: () => deepest(frame.contentWindow) }
}

/** A window of its own, or null when the browser refuses one. */
function openPopup(address: string): CourseWindow | null {
  const popup = window.open(address, 'course', 'popup,width=1100,height=800')
  return popup && { close: () => popup.close(), innermost: () => popup }
}

/** The window at the end of a chain of frames; null where one of them is of another origin. */
function deepest(above: Window | null): Window | null {
  try {
    return above && above.document && above.frames.length > 0 ? deepest(above.frames[0] ?? null) : above
  } catch {
    return null
  }
}

const STYLE = '<style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style>'

function nestedPage(address: string, depth: number): string {
  const content = depth > 1 ? `srcdoc="${quoted(nestedPage(address, depth - 1))}"` : `src="${quoted(address)}"`
  return `<!doctype html><title>Course</title>${STYLE}<iframe title="Course" ${content}></iframe>`
}

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
