import { relative, resolve, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Plugin, ViteDevServer } from 'vite'
import type { CompiledCourse } from '../../courses/format/course.ts'
import { formatProblems, type Problem } from '../../courses/format/problem.ts'
import { courseScripts } from '../../scorm/course-scripts.ts'
import { PACKAGE_CSP } from '../../scorm/launch-page.ts'
import { EDITED, type EditedPages } from '../edits.ts'
import { courseIds, readCourse, type ReadCourse } from './read-course.ts'

const POLICY = `<meta http-equiv="Content-Security-Policy" content="${PACKAGE_CSP}; manifest-src 'self'" />`
/** The ids of the courses, all that the first script needs; what home shows; and the reference of each. */
const VIRTUAL = /^(virtual:courses|virtual:home-courses|virtual:reference\/[a-z0-9-]+)$/
const TYPES: Record<string, string> = {
  js: 'text/javascript', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp',
} // prettier-ignore

export interface BuiltCourses {
  all: CompiledCourse[]
  /** All files of all courses, by their path in the build. */
  files: Map<string, string | Uint8Array>
  problems: Problem[]
}

/** Compiles the courses into a build, or serves them while an author writes, with their problems on the page. */
export function coursesPlugin(): Plugin {
  return {
    name: 'stepwise-courses',
    resolveId: (id) => (VIRTUAL.test(id) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith('\0') || !VIRTUAL.test(id.slice(1))) return undefined
      return moduleOf(id.slice(1), (await buildCourses()).all)
    },
    async generateBundle() {
      const { files, problems } = await buildCourses()
      if (problems.length > 0) this.error(formatProblems(problems))
      for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source })
    },
    configureServer: serveCourses,
    // The development server needs inline styles and scripts of its own; what is built runs under the policy.
    transformIndexHtml: {
      order: 'post',
      handler: (html, { server }) => (server ? html : html.replace('<meta charset="utf-8" />', `$&${POLICY}`)),
    },
  }
}

/** The code of a virtual module. */
export function moduleOf(id: string, all: readonly CompiledCourse[]): string {
  if (id === 'virtual:courses') return `export default ${JSON.stringify(all.map(({ course }) => ({ id: course.id })))}`
  if (id === 'virtual:home-courses') return `export default [${all.map(homeCourse).join()}]`
  const found = all.find(({ course }) => id === `virtual:reference/${course.id}`)
  return `export default ${JSON.stringify(found?.reference)}`
}

/** As home wants it (`HomeCourse`): the reference arrives when it is asked for. */
function homeCourse({ course, pages, translations = [] }: CompiledCourse): string {
  const blocks = pages.flatMap(({ id: page, blocks }) => blocks.map((block) => ({ page, block })))
  const plan = blocks.flatMap(({ page, block }) =>
    block.kind === 'plan' ? [{ page, parts: block.parts.map(({ from }) => from) }] : [],
  )
  const certificate = blocks.find(({ block }) => block.kind === 'certificate')?.page ?? null
  const facts = { course, texts: translations.map(({ texts }) => texts), plan: plan[0] ?? null, certificate }
  return `{...${JSON.stringify(facts)},reference:()=>import(${JSON.stringify(`virtual:reference/${course.id}`)})}`
}

/** `known` are courses that have been read, and not changed since. */
async function buildCourses(known = new Map<string, BuiltCourse>()): Promise<BuiltCourses> {
  const built: BuiltCourses = { all: [], files: new Map(), problems: [] }
  for (const id of await courseIds()) {
    const { result, files } = known.get(id) ?? (await buildCourse(id))
    known.set(id, { result, files })
    if (result.ok) built.all.push(result.compiled)
    else built.problems.push(...result.problems)
    for (const [path, content] of files) built.files.set(path, content)
  }
  return built
}

interface BuiltCourse {
  result: ReadCourse
  files: BuiltCourses['files']
}

async function buildCourse(id: string): Promise<BuiltCourse> {
  const result = await readCourse(id)
  const files: BuiltCourse['files'] = new Map()
  if (!result.ok) return { result, files }
  for (const [path, text] of courseScripts(result.compiled)) files.set(`courses/${id}/${path}`, text)
  for (const [path, bytes] of result.assets) files.set(`courses/${id}/course/${path}`, bytes)
  return { result, files }
}

/**
 * In development: a course is compiled again at each change. Where nothing but pages has changed they are sent to the open
 * ones, else those are loaded again. Problems are shown over the page and in the terminal.
 */
function serveCourses(server: ViteDevServer): void {
  const known = new Map<string, BuiltCourse>()
  const changed = new Set<string>()
  let current = buildCourses(known)
  const folder = resolve('courses')
  server.watcher.add(folder)
  server.watcher.on('all', (_, path) => {
    const [course = '..'] = relative(folder, path).split(sep)
    if (course === '..') return
    const isWaiting = changed.size > 0
    changed.add(course)
    if (isWaiting) return // one change is told several times
    const before = current
    // After what is under way, which may have read the course before this change.
    const rebuild = () => {
      for (const id of changed) known.delete(id)
      changed.clear()
      return buildCourses(known)
    }
    current = current.then(rebuild, rebuild)
    void Promise.all([before.catch(() => null), current]).then(([before, now]) => tellOf(server, before, now))
  })
  server.ws.on('connection', () => void current.then(({ problems }) => showProblems(server, problems)))
  server.middlewares.use((request, response, next) => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').slice(1)
    void current.then(({ files }) => {
      const file = files.get(path)
      if (file === undefined) return next()
      response.setHeader('Content-Type', TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream')
      response.end(file)
    }, next)
  })
}

function tellOf(server: ViteDevServer, before: BuiltCourses | null, now: BuiltCourses): void {
  const edited = before && editedPages(before, now)
  if (now.problems.length > 0) showProblems(server, now.problems)
  else if (edited) server.ws.send({ type: 'custom', event: EDITED, data: edited satisfies EditedPages[] })
  else server.ws.send({ type: 'full-reload' })
}

/** The pages that have changed; null where something else has too, or problems stand over the page. */
export function editedPages(before: BuiltCourses, now: BuiltCourses): EditedPages[] | null {
  if (before.problems.length > 0 || before.files.size !== now.files.size) return null
  const paths = [...now.files].flatMap(([path, content]) =>
    isDeepStrictEqual(before.files.get(path), content) ? [] : path,
  )
  if (!paths.every((path) => /^courses\/[^/]+\/course\/(pages\/[^/]+|search)\.js$/.test(path))) return null
  return now.all.map(({ course, pages }) => ({
    course: course.id,
    pages: pages.filter(({ id }) => paths.includes(`courses/${course.id}/course/pages/${id}.js`)),
  }))
}

function showProblems(server: ViteDevServer, problems: Problem[]): void {
  const [first] = problems
  if (!first) return
  const message = formatProblems(problems)
  server.config.logger.error(message)
  const loc = { file: resolve(first.file), line: first.line, column: first.column }
  server.ws.send({ type: 'error', err: { message, stack: '', id: loc.file, loc, plugin: 'course' } })
}
