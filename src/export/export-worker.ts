import type { CourseRemark } from '../../scorm/course-remarks.ts'
import type { PackageOptions } from '../../scorm/package-options.ts'
import type { KindSize } from '../../scorm/package-sizes.ts'
import { preparePackage, type ReadyPackage } from '../../scorm/prepare-package.ts'
import { gather, type GetFile } from './browser-source.ts'

// Makes a package beside the page, so that a large course does not stop it.

/** What the page asks for. `base`: the address of the app. */
export interface ExportRequest {
  course: string
  options: PackageOptions
  base: string
}

/** What the page hears: how far it is, what was made, or in words why nothing was. */
export type ExportNews =
  | { type: 'progress'; step: 'gathering' | 'packing'; done: number; of: number }
  | ({ type: 'made'; bytes: Uint8Array<ArrayBuffer>; sizes: KindSize[]; remarks: CourseRemark[] } & Facts)
  | { type: 'failed'; reason: string }

type Facts = Pick<ReadyPackage, 'name' | 'suspendData'>

const tell = (news: ExportNews, ...handedOver: Transferable[]): void => {
  postMessage(news, { transfer: handedOver })
}

addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  make(data).catch((error: unknown) => tell({ type: 'failed', reason: (error as Error).message }))
})

async function make({ course: id, options, base }: ExportRequest): Promise<void> {
  const progress = (step: 'gathering' | 'packing') => {
    let last = 0
    return (done: number, of: number) => {
      // A hundred reports are enough for a bar.
      if (done < of && done - last < of / 100) return
      last = done
      tell({ type: 'progress', step, done, of })
    }
  }
  const input = await gather(id, options, fileOf(base), progress('gathering'))
  const ready = preparePackage(input)
  if (!ready.ok) return tell({ type: 'failed', reason: ready.problems.join(' ') })
  const { name, suspendData, sizes, remarks } = ready
  const bytes = ready.pack(progress('packing')) as Uint8Array<ArrayBuffer> // made here, and not shared
  tell({ type: 'made', name, suspendData, sizes, remarks, bytes }, bytes.buffer)
}

/** Files of the app: from its own address, or offline from the service worker. */
const fileOf =
  (base: string): GetFile =>
  async (path) => {
    const response = await fetch(new URL(path.split('/').map(encodeURIComponent).join('/'), base)).catch(() => null)
    if (!response?.ok) throw new Error(`The file ${path} did not arrive. Check the connection and try again.`)
    return new Uint8Array(await response.arrayBuffer())
  }
