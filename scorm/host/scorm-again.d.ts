// The types of these two subpaths declare a default export; what they export at run time is the name (scorm-again 3.4.3).
declare module 'scorm-again/scorm12' {
  import type { Scorm12API as Api } from 'scorm-again'
  export const Scorm12API: typeof Api
  export type Scorm12API = Api
}

declare module 'scorm-again/scorm2004' {
  import type { Scorm2004API as Api } from 'scorm-again'
  export const Scorm2004API: typeof Api
  export type Scorm2004API = Api
}
