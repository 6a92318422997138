import type { Course, CourseSource, Page, Reference } from '../courses/format/course.ts'

/** What a data script pushes: a key, and a part of the course. */
type Part = [key: string, value: unknown]

declare global {
  /** Where the course's data scripts put their parts: an array until the player takes it over. */
  var stepwise: { push(part: Part): unknown } | undefined
}

/**
 * Opens the course whose data scripts lie under `base` (an address ending in `/`). Scripts instead of requests, because
 * LMS sandboxes and `file:` pages refuse requests for sibling files. Rejects when the index does not arrive.
 */
export async function openCourse(base: string): Promise<CourseSource> {
  const parts = takeOver()
  const load = loader(base)
  const requests = new Map<string, Promise<unknown>>()
  /** Each part is asked for once; one that failed may be asked for again. */
  const part = (key: string, path: string): Promise<unknown> => {
    const known = requests.get(key)
    if (known) return known
    const request = parts.has(key)
      ? Promise.resolve(parts.get(key))
      : load(path).then(() => {
          if (parts.has(key)) return parts.get(key)
          throw new Error(`The file ${path} did not bring what it should.`)
        })
    requests.set(key, request)
    request.catch(() => requests.delete(key))
    return request
  }
  // What a build wrote is trusted as it is: it was checked with the format's schemas when it was compiled.
  return {
    course: (await part('course', 'course.js')) as Course,
    page: (id) => part(`page:${id}`, `pages/${id}.js`) as Promise<Page>,
    reference: () => part('reference', 'reference.js') as Promise<Reference>,
    asset: (path) => base + path,
  }
}

/** Collects the parts that came before, and those still to come. */
function takeOver(): Map<string, unknown> {
  const early = Array.isArray(globalThis.stepwise) ? (globalThis.stepwise as Part[]) : []
  const parts = new Map<string, unknown>(early)
  globalThis.stepwise = { push: ([key, value]) => parts.set(key, value) }
  return parts
}

/** Loads scripts below `base` and nothing else, under the one Trusted Types policy that allows script addresses. */
function loader(base: string): (path: string) => Promise<void> {
  const isOurs = (path: string) => /^([a-z0-9-]+\/)*[a-z0-9-]+\.js$/.test(path)
  const address = (path: string): string => {
    if (!isOurs(path)) throw new TypeError(`"${path}" is not a file of the course.`)
    return base + path
  }
  const policy = window.trustedTypes?.createPolicy('course-script', { createScriptURL: address })
  return (path) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = (policy ? policy.createScriptURL(path) : address(path)) as string // a TrustedScriptURL where the browser has them
      script.onload = () => resolve(script.remove())
      script.onerror = () => {
        script.remove()
        reject(new Error(`The file ${path} did not arrive.`))
      }
      document.head.append(script)
    })
}
