import type { IHttpService } from 'scorm-again'
import type { Edition } from '../find-api.ts'

/** Values of the data model by the names of their elements, such as `cmi.core.lesson_status`. */
export type Values = Readonly<Record<string, string>>

/** The data model and its rules: what scorm-again is good at. All else that an LMS does is done around it. */
export interface Engine {
  initialize: () => string
  get: (element: string) => unknown
  set: (element: string, value: string) => string
  commit: () => string
  terminate: () => string
  lastError: () => string
  errorString: (code: string) => string
  diagnostic: (code: string) => string
}

/** Called with all there is to store; answers whether it was. `last`: the visit ends with this. Must not throw. */
export type Store = (values: Values, last: boolean) => boolean

/** Loads the edition's half of scorm-again (20 or 80 kB) and starts it with the values of this launch. */
export async function createEngine(edition: Edition, start: Values, store: Store): Promise<Engine> {
  const settings = {
    autocommit: false,
    logLevel: 'NONE' as const,
    lmsCommitUrl: 'stored here', // any text: without one scorm-again commits nothing
    httpService: storingService(store, edition === '1.2' ? 101 : 391),
    dataCommitFormat: 'flattened',
    renderCommonCommitFields: true,
    alwaysSendTotalTime: true,
    mastery_override: true,
  }
  const api =
    edition === '1.2'
      ? new (await import('scorm-again/scorm12')).Scorm12API(settings)
      : new (await import('scorm-again/scorm2004')).Scorm2004API(settings)
  api.loadFromFlattenedJSON({ ...start })
  /** A read of a 2004 status leaves the error of the call before it standing (scorm-again 3.4.3). */
  const fresh = <T>(run: () => T): T => {
    api.lastErrorCode = '0'
    return run()
  }
  return {
    initialize: () => fresh(() => api.lmsInitialize('')),
    get: (element) => fresh(() => api.lmsGetValue(element)),
    set: (element, value) => fresh(() => api.lmsSetValue(element, value)),
    commit: () => fresh(() => api.lmsCommit('')),
    terminate: () => fresh(() => api.lmsFinish('')),
    lastError: () => String(api.lmsGetLastError()),
    errorString: (code) => String(api.lmsGetErrorString(code)),
    diagnostic: (code) => String(api.lmsGetDiagnostic(code)),
  }
}

/** Takes the place of the request that scorm-again would send; called while Commit and Finish run. */
const storingService = (store: Store, errorCode: number): IHttpService => ({
  processHttpRequest(_url, params, _immediate, _log, _fire, about) {
    const values = 'runtimeData' in params ? textsOf(params.runtimeData) : {}
    const stored = store(values, about?.isTerminateCommit ?? false)
    return stored ? { result: 'true', errorCode: 0 } : { result: 'false', errorCode }
  },
  updateSettings() {
    // nothing here depends on them
  },
})

/** scorm-again puts an empty object where a list has no records. */
const textsOf = (data: unknown): Values =>
  Object.fromEntries(
    Object.entries(data ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
