declare module 'virtual:courses' {
  /** The courses of this build, in the order of their folders. */
  const courses: readonly { id: string; title: string }[]
  export default courses
}
