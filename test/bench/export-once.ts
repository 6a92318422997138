import { exportPackage } from '../../src/export/cli.ts'

/** What one export in a process of its own took; the process itself counts. */
export interface Once {
  milliseconds: number
  cpu: number
  /** Megabytes. */
  peak: number
  path: string
}

/** Exports a course below a folder, and prints what it took as JSON. */
export async function main([root = '', course = '', out = '']: string[]): Promise<number> {
  const since = performance.now()
  const before = process.cpuUsage()
  const exported = await exportPackage({ course, options: { standard: '1.2' }, out, force: true }, { courses: root })
  if (!exported.ok) {
    console.error(exported.reason)
    return 1
  }
  const { user, system } = process.cpuUsage(before)
  const milliseconds = performance.now() - since
  const peak = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ milliseconds, cpu: (user + system) / 1000, peak, path: exported.path } satisfies Once))
  return 0
}
