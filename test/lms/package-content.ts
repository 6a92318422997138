import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { unzipSync } from 'fflate'
import { XMLParser } from 'fast-xml-parser'
import type { Edition } from '../../scorm/find-api.ts'

/** What an LMS reads from a package before it launches it. */
export interface LaunchInfo {
  /** Names the course: attempts are kept under it. */
  id: string
  title: string
  edition: Edition
  /** The launch file, relative to the package, with its parameters. */
  href: string
  /** 0 … 100, where the manifest has a pass mark. */
  masteryScore?: number
  launchData?: string
}

/** The files of a package, a zip or a folder, by their paths. */
export async function readPackage(path: string): Promise<Map<string, Uint8Array>> {
  if ((await stat(path)).isFile()) return new Map(Object.entries(unzipSync(new Uint8Array(await readFile(path)))))
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        return [relative(path, file).split(sep).join('/'), new Uint8Array(await readFile(file))] as const
      }),
    ),
  )
}

/** Reads the first item of the first organization. Throws a plain `Error` when there is nothing to launch. */
export function readManifest(files: ReadonlyMap<string, Uint8Array>): LaunchInfo {
  const bytes = files.get('imsmanifest.xml')
  if (!bytes) throw new Error('There is no imsmanifest.xml at the root of the package.')
  const { manifest } = parser.parse(new TextDecoder().decode(bytes)) as { manifest?: Node }
  const organization = first(first(manifest?.['organizations'])?.['organization'])
  const item = firstLaunched(organization)
  const resources = first(manifest?.['resources'])
  const resource = list(resources?.['resource']).find((one) => one['@identifier'] === item?.['@identifierref'])
  const href = resource?.['@href']
  if (!item || !resource || typeof href !== 'string') throw new Error('The manifest has no item that can be launched.')
  const base = `${text(resources?.['@base'])}${text(resource['@base'])}`
  const mark = passMark(item)
  return {
    id: text(manifest?.['@identifier']),
    title: text(organization?.['title']) || text(item['title']),
    edition: /^1\.[12]$/.test(text(first(manifest?.['metadata'])?.['schemaversion'])) ? '1.2' : '2004',
    href: `${base}${href}${text(item['@parameters'])}`,
    ...(mark !== null && { masteryScore: mark }),
    launchData: text(item['datafromlms'] ?? item['dataFromLMS']),
  }
}

type Node = Record<string, unknown>
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  htmlEntities: true,
})

const list = (value: unknown): Node[] => (Array.isArray(value) ? value : value ? [value] : []) as Node[]
const first = (value: unknown): Node | undefined => list(value)[0]
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'object' ? text((value as Node | null)?.['#text'] ?? '') : ''

function firstLaunched(item: Node | undefined): Node | undefined {
  if (!item || item['@identifierref'] !== undefined) return item
  return list(item['item']).map(firstLaunched).find(Boolean)
}

function passMark(item: Node): number | null {
  const objectives = first(first(item['sequencing'])?.['objectives'])
  const measure = text(first(objectives?.['primaryObjective'])?.['minNormalizedMeasure'])
  const score = text(item['masteryscore'])
  return measure !== '' ? Number(measure) * 100 : score !== '' ? Number(score) : null
}
