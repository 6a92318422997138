declare module 'virtual:courses' {
  /** The courses of this build, in the order of their folders. */
  const courses: readonly { id: string }[]
  export default courses
}

declare module 'virtual:home-courses' {
  /** The same courses, with what home shows of them. */
  const courses: readonly import('./home/standing.ts').HomeCourse[]
  export default courses
}
