import { INTEGRITY, integrity } from './integrity.ts'
import { isForLms, type PackageStandard } from './package-options.ts'
import { checkPaths } from './package-paths.ts'
import { STANDARDS, type PackageEdition } from './schemas.ts'
import { fromUtf8 } from './utf8.ts'

type Files = ReadonlyMap<string, Uint8Array>

const MANIFEST = 'imsmanifest.xml'

/** What is wrong with the files of a package, in sentences; empty when it may leave. Reads what was written, anew. */
export function packageProblems(files: Files, standard: PackageStandard): string[] {
  return [
    ...pathProblems(files),
    ...scriptProblems(files),
    ...integrityProblems(files),
    ...manifestProblems(files, standard),
  ]
}

function pathProblems(files: Files): string[] {
  try {
    checkPaths(files.keys())
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

/** The player loads scripts by plain names only (`src/parts.ts`). */
const scriptProblems = (files: Files): string[] =>
  [...files.keys()]
    .filter((path) => path.endsWith('.js') && !/^([a-z0-9-]+\/)*[a-z0-9-]+\.js$/.test(path))
    .map((path) => `The player would refuse to load "${path}", because of its name.`)

function integrityProblems(files: Files): string[] {
  const others = new Map([...files].filter(([path]) => path !== INTEGRITY))
  const written = files.get(INTEGRITY)
  if (!written) return [`${INTEGRITY} is missing.`]
  return fromUtf8(written) === integrity(others) ? [] : [`${INTEGRITY} does not tell what the files are.`]
}

function manifestProblems(files: Files, standard: PackageStandard): string[] {
  const manifest = files.get(MANIFEST)
  if (!isForLms(standard)) return manifest ? [`${MANIFEST} has no place in files for a web server.`] : []
  if (!manifest) return [`${MANIFEST} is missing.`]
  const text = fromUtf8(manifest)
  const elements = readElements(text)
  return [
    ...listProblems(files, elements, standard),
    ...referenceProblems(elements),
    ...editionProblems(text, elements, files, standard),
  ]
}

interface XmlTag {
  name: string
  attributes: Map<string, string>
}

/** The elements of an XML text, without their nesting: enough for what is asked here. */
function readElements(text: string): XmlTag[] {
  const tags = text.matchAll(/<([\w:]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g)
  return [...tags].map(([, name = '', attributes = '']) => ({
    name,
    attributes: new Map(
      [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescape(value)]),
    ),
  }))
}

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescape = (text: string): string => text.replace(/&(\w+);/g, (whole, name: string) => CHARACTERS[name] ?? whole)

const all = (elements: readonly XmlTag[], name: string, key: string): string[] =>
  elements.filter((element) => element.name === name).map(({ attributes }) => attributes.get(key) ?? '')

/** Every file of the package is listed, and every listed one is there; the control files stand beside the list. */
function listProblems(files: Files, elements: XmlTag[], edition: PackageEdition): string[] {
  const control = new Set([MANIFEST, ...STANDARDS[edition].schemaFiles])
  const listed = all(elements, 'file', 'href').map(decodeURIComponent)
  const known = new Set(listed)
  return [
    ...listed.filter((path) => !files.has(path)).map((path) => `The manifest lists "${path}", which is not there.`),
    ...[...files.keys()]
      .filter((path) => !known.has(path) && !control.has(path))
      .map((path) => `The manifest does not list "${path}".`),
    ...(known.size === listed.length ? [] : ['The manifest lists a file twice.']),
    ...[...control].filter((path) => !files.has(path)).map((path) => `"${path}" is missing.`),
  ]
}

/** Identifiers are XML IDs and unique, and what is referred to is there: XSDs do not see the second. */
function referenceProblems(elements: XmlTag[]): string[] {
  const ids = elements.flatMap(({ attributes }) => attributes.get('identifier') ?? [])
  const organizations = all(elements, 'organization', 'identifier')
  const resources = all(elements, 'resource', 'identifier')
  const [start] = all(elements, 'organizations', 'default')
  return [
    ...ids.filter((id) => !/^[A-Za-z][\w-]*$/.test(id)).map((id) => `"${id}" cannot be an identifier.`),
    ...(new Set(ids).size === ids.length ? [] : ['The manifest uses an identifier twice.']),
    ...(start !== undefined && organizations.includes(start) ? [] : ['The default organization is not there.']),
    ...all(elements, 'item', 'identifierref')
      .filter((id) => !resources.includes(id))
      .map((id) => `An item refers to the resource "${id}", which is not there.`),
    ...(organizations.length === 1 && resources.length === 1
      ? []
      : ['There is not one organization and one resource.']),
  ]
}

/** Words that LMSs compare to the letter, and schemas that are named but missing. */
function editionProblems(text: string, elements: XmlTag[], files: Files, edition: PackageEdition): string[] {
  const { schemaVersion, runtime } = STANDARDS[edition]
  const type = runtime === '1.2' ? 'adlcp:scormtype' : 'adlcp:scormType'
  const [launch = ''] = all(elements, 'resource', 'href')
  const [locations = ''] = all(elements, 'manifest', 'xsi:schemaLocation')
  const schemas = locations.split(' ').filter((word) => word.endsWith('.xsd'))
  const problems = schemas.filter((name) => !files.has(name)).map((name) => `The schema "${name}" is missing.`)
  const say = (isWrong: boolean, sentence: string) => void (isWrong && problems.push(sentence))
  say(!text.includes(`<schemaversion>${schemaVersion}</schemaversion>`), `The version is not "${schemaVersion}".`)
  say(all(elements, 'resource', type)[0] !== 'sco', `The resource is not marked as ${type}="sco".`)
  say(!files.has(launch), `The page to launch, "${launch}", is not there.`)
  say(!/<item [^>]*>\s*<title>[^<]/.test(text), 'The item has no title.')
  say(!launchesOn(files.get(launch), runtime), `The page to launch does not look for the API of SCORM ${runtime}.`)
  return problems
}

const launchesOn = (page: Uint8Array | undefined, runtime: string): boolean =>
  page !== undefined && fromUtf8(page).includes(` data-scorm="${runtime}"`)
