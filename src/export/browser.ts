import type { PackageOptions } from '../../scorm/package-options.ts'
import { scriptAddress } from '../parts.ts'
import type { ExportNews, ExportRequest } from './export-worker.ts'
import workerAddress from './export-worker.ts?worker&url'

/** A package that was made, and what is to be known about it. */
export type Made = Extract<ExportNews, { type: 'made' }>
/** How far it is: `step` first gathers the files, then packs them. */
export type Progress = Extract<ExportNews, { type: 'progress' }>

/**
 * Makes the package of a course in this browser, beside the page. Rejects with a plain `Error` that says why it could not
 * be made, and with the signal's reason when that is aborted; then nothing goes on.
 */
export function exportCourse(
  course: string,
  options: PackageOptions,
  progressed: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Made> {
  if (import.meta.env.DEV) return Promise.reject(new Error('Packages are made by the built app: npm start.'))
  const worker = new Worker(scriptAddress(`./${workerAddress.split('/').pop() ?? ''}`))
  return new Promise<Made>((resolve, reject) => {
    const stop = () => reject(signal.reason as Error)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    worker.addEventListener('message', ({ data }: MessageEvent<ExportNews>) => {
      if (data.type === 'progress') progressed(data)
      else if (data.type === 'made') resolve(data)
      else reject(new Error(data.reason))
    })
    worker.addEventListener('error', () => reject(new Error('The export could not be started. Load this page again.')))
    const request: ExportRequest = { course, options, base: document.baseURI }
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}
