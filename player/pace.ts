import type { Course } from '../courses/format/course.ts'

export interface ModulePace {
  id: string
  title: string
  pages: number
  read: number
  minutes: number
  minutesLeft: number
  /** The first and the last week it falls in, from 1; null when nothing of it is left. */
  weeks: { from: number; to: number } | null
}

export interface CoursePace {
  modules: ModulePace[]
  read: number
  minutes: number
  minutesLeft: number
  /** Weeks for what is left; 0 without a pace. */
  weeks: number
  /** The module that takes most weeks, where it takes more than one. */
  longest: { title: string; weeks: number } | null
}

/** What is left of a course, module after module, at so many minutes a week; null where no pace is chosen. */
export function paceOf(course: Course, visited: ReadonlySet<string>, perWeek: number | null): CoursePace {
  const pages = new Map(course.pages.map((page) => [page.id, page]))
  let before = 0
  const modules = course.modules.map(({ id, title, pages: ids }): ModulePace => {
    const own = ids.flatMap((page) => pages.get(page) ?? [])
    const left = own.filter((page) => !visited.has(page.id))
    const minutesLeft = minutesOf(left)
    const weeks = perWeek && minutesLeft > 0 ? weeksOf(before, minutesLeft, perWeek) : null
    before += minutesLeft
    return { id, title, pages: own.length, read: own.length - left.length, minutes: minutesOf(own), minutesLeft, weeks }
  })
  return {
    modules,
    read: modules.reduce((sum, { read }) => sum + read, 0),
    minutes: minutesOf(modules),
    minutesLeft: before,
    weeks: perWeek ? Math.ceil(before / perWeek) : 0,
    longest: longest(modules, perWeek),
  }
}

const weeksOf = (before: number, minutes: number, perWeek: number) => ({
  from: Math.floor(before / perWeek) + 1,
  to: Math.ceil((before + minutes) / perWeek),
})

function longest(modules: readonly ModulePace[], perWeek: number | null): CoursePace['longest'] {
  const [most] = [...modules].sort((a, b) => b.minutesLeft - a.minutesLeft)
  const weeks = most && perWeek ? Math.ceil(most.minutesLeft / perWeek) : 0
  return most && weeks > 1 ? { title: most.title, weeks } : null
}

const minutesOf = (pages: readonly { minutes: number }[]): number =>
  pages.reduce((sum, { minutes }) => sum + minutes, 0)
