import type { Edition } from '../find-api.ts'
import { createAccess, forward, refused, textOf, type Answer } from './access.ts'
import type { Method } from './api.ts'
import type { Engine, Values } from './engine.ts'
import type { Quirks } from './quirks.ts'

export type VisitState = 'idle' | 'active' | 'finished'

export interface Facade {
  call(method: Method, args: readonly unknown[]): string
  state(): VisitState
  lastError(): string
}

type Turn = Exclude<Method, 'GetLastError' | 'GetErrorString' | 'GetDiagnostic'>

/** Codes by state; an empty one means that the call goes on. 1.2 as Moodle answers, 2004 as its RTE §3.1 has them. */
const STATE_ERRORS: Record<Edition, Record<Turn, Record<VisitState, string>>> = {
  '1.2': {
    Initialize: { idle: '', active: '101', finished: '101' },
    Terminate: { idle: '301', active: '', finished: '301' },
    GetValue: { idle: '301', active: '', finished: '301' },
    SetValue: { idle: '301', active: '', finished: '301' },
    Commit: { idle: '301', active: '', finished: '301' },
  },
  '2004': {
    Initialize: { idle: '', active: '103', finished: '104' },
    Terminate: { idle: '112', active: '', finished: '113' },
    GetValue: { idle: '122', active: '', finished: '123' },
    SetValue: { idle: '132', active: '', finished: '133' },
    Commit: { idle: '142', active: '', finished: '143' },
  },
}

/**
 * What stands between content and scorm-again: it lets nothing through that would break the data model, ends with the
 * visit, answers texts only and never throws.
 */
export function createFacade(edition: Edition, engine: Engine, start: Values, quirks: Quirks): Facade {
  const access = createAccess(edition, engine, start, quirks)
  let state: VisitState = 'idle'
  let error = '0'

  function change(argument: unknown, run: () => string, next: VisitState): Answer {
    if (argument !== '') return refused('201')
    const done = forward(engine, run)
    if (done.answer === 'true') state = next
    return done
  }

  function turn(method: Turn, [first, second]: readonly unknown[]): Answer {
    const code = STATE_ERRORS[edition][method][state]
    if (code) return { answer: method === 'GetValue' ? '' : 'false', error: code }
    switch (method) {
      case 'Initialize':
        return change(first, engine.initialize, 'active')
      case 'Commit':
        return change(first, engine.commit, 'active')
      case 'Terminate':
        return change(first, engine.terminate, 'finished')
      case 'GetValue':
        return access.get(textOf(first) ?? '')
      case 'SetValue':
        return access.set(textOf(first) ?? '', textOf(second))
    }
  }

  function call(method: Method, args: readonly unknown[]): string {
    const code = textOf(args[0]) ?? ''
    if (method === 'GetLastError') return error
    if (method === 'GetErrorString') return forward(engine, () => engine.errorString(code)).answer
    if (method === 'GetDiagnostic') return forward(engine, () => engine.diagnostic(code)).answer
    const done = turn(method, args)
    error = done.error
    return done.answer
  }

  return { call, state: () => state, lastError: () => error }
}
