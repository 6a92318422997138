import { createHash } from 'node:crypto'
import type { CourseRemark } from '../../scorm/course-remarks.ts'
import { isForLms, type PackageOptions } from '../../scorm/package-options.ts'
import type { KindSize } from '../../scorm/package-sizes.ts'
import type { ReadyPackage } from '../../scorm/prepare-package.ts'

/** What is told of a package that was made: `--json` prints it. */
export interface Report {
  name: string
  written: boolean
  bytes: number
  sha256: string
  files: number
  sizes: KindSize[]
  suspendData: ReadyPackage['suspendData']
  remarks: CourseRemark[]
  options: PackageOptions
}

export const reportOf = (
  ready: ReadyPackage,
  options: PackageOptions,
  bytes: Uint8Array,
  written: boolean,
): Report => ({
  name: ready.name,
  written,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  files: ready.files.size,
  sizes: ready.sizes,
  suspendData: ready.suspendData,
  remarks: ready.remarks,
  options,
})

/** What people are told beside path and size: what to look at, and with `all` everything that was checked. */
export function reportLines({ sizes, files, remarks, options }: Report, all: boolean): string[] {
  const told = remarks.map(({ page, message }) => `To look at: ${page}: ${message}`)
  if (!all) return told
  const manifest = isForLms(options.standard)
    ? ['The manifest is valid by the schemas of its standard, and lists every file.']
    : ['There is no manifest, because no LMS is asked.']
  return [
    ...told,
    '',
    ...sizeLines(sizes),
    '',
    ...manifest,
    `The ${files} files are complete; integrity.json tells their sums.`,
  ]
}

/** Sizes by kind, before packing. */
export const sizeLines = (sizes: readonly KindSize[]): string[] =>
  sizes.map(
    ({ kind, files, bytes }) => `${kind.padEnd(16)} ${String(files).padStart(5)}  ${kilobytes(bytes).padStart(12)}`,
  )

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`
