import type { Edition } from '../find-api.ts'

/** Where content looks for the LMS: a property of a window above its own. */
export const API_NAMES = { '1.2': 'API', '2004': 'API_1484_11' } as const

/** What content can ask for. */
export type Method =
  'Initialize' | 'Terminate' | 'GetValue' | 'SetValue' | 'Commit' | 'GetLastError' | 'GetErrorString' | 'GetDiagnostic'

/** The functions of each edition's API. */
export const FUNCTIONS = {
  '1.2': {
    LMSInitialize: 'Initialize',
    LMSFinish: 'Terminate',
    LMSGetValue: 'GetValue',
    LMSSetValue: 'SetValue',
    LMSCommit: 'Commit',
    LMSGetLastError: 'GetLastError',
    LMSGetErrorString: 'GetErrorString',
    LMSGetDiagnostic: 'GetDiagnostic',
  },
  '2004': {
    Initialize: 'Initialize',
    Terminate: 'Terminate',
    GetValue: 'GetValue',
    SetValue: 'SetValue',
    Commit: 'Commit',
    GetLastError: 'GetLastError',
    GetErrorString: 'GetErrorString',
    GetDiagnostic: 'GetDiagnostic',
  },
} as const satisfies Record<Edition, Record<string, Method>>

/** The object that content calls. Its answers are texts, unless the quirk `looseTypes` says otherwise. */
export type ScormApi<E extends Edition> = Readonly<Record<keyof (typeof FUNCTIONS)[E], (...args: unknown[]) => string>>

/** Makes the API of an edition: frozen, and its functions bound, so that content may take them off it. */
export function createApi<E extends Edition>(
  edition: E,
  call: (name: string, method: Method, args: unknown[]) => unknown,
): ScormApi<E> {
  const functions = Object.entries(FUNCTIONS[edition]).map(([name, method]) => [
    name,
    (...args: unknown[]) => call(name, method, args),
  ])
  return Object.freeze(Object.fromEntries(functions)) as ScormApi<E>
}
