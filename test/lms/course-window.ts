/** Where a course is shown. */
export interface CourseWindow {
  close(): void
}

/** A frame in `place`, as many frames deep as asked; frames between are documents of the LMS. */
export function openFrame(place: HTMLElement, address: string, depth: number): CourseWindow {
  const frame = document.createElement('iframe')
  frame.title = 'Course'
  if (depth > 1) frame.srcdoc = nestedPage(address, depth - 1)
  else frame.src = address
  place.replaceChildren(frame)
  return { close: () => frame.remove() }
}

/** A window of its own, or null when the browser refuses one. */
export function openPopup(address: string): CourseWindow | null {
  const popup = window.open(address, 'course', 'popup,width=1100,height=800')
  return popup && { close: () => popup.close() }
}

const STYLE = '<style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style>'

function nestedPage(address: string, depth: number): string {
  const content = depth > 1 ? `srcdoc="${quoted(nestedPage(address, depth - 1))}"` : `src="${quoted(address)}"`
  return `<!doctype html><title>Course</title>${STYLE}<iframe title="Course" ${content}></iframe>`
}

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
