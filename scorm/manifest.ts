import type { Course } from '../courses/format/course.ts'
import { STANDARDS, type PackageEdition } from './schemas.ts'
import { element, xmlDocument, type XmlElement } from './xml.ts'

export interface ManifestInput {
  course: Course
  edition: PackageEdition
  /**
   * Paths of the package's files, all of them listed as they are. Neither `imsmanifest.xml` nor the schemas belong
   * here: SCORM CAM counts them as control files of the package, not as files of a resource.
   */
  files: readonly string[]
  /** Instead of one made from the course's id. Stays the same from version to version, or an LMS sees a new course. */
  identifier?: string
  /** Has the LMS judge success by the course's passing score. */
  masteryScore?: boolean
  /** Has a 2004 LMS judge completion by the progress measure. */
  completionThreshold?: boolean
}

const LAUNCH = 'index.html'
/** `imscp_rootv1p1p2.xsd` allows 200 characters in a title; Moodle's column has 255. */
const MAX_TITLE = 200

/** The text of `imsmanifest.xml`: one organization with one item, the course as a single SCO. */
export function manifest(input: ManifestInput): string {
  const { course, edition, files } = input
  const id = ncName(input.identifier ?? `course-${course.id}`)
  const shown = cut(oneLine(course.title) || course.id, MAX_TITLE)
  const mark = input.masteryScore ? course.passingScore : null
  const parts = edition === '1.2' ? parts12(course, shown, mark) : parts2004(input, mark)
  const schema = element('schema', {}, 'ADL SCORM')
  const schemaVersion = element('schemaversion', {}, STANDARDS[edition].schemaVersion)
  return xmlDocument(
    element(
      'manifest',
      { identifier: id, version: cut(course.version, 20), ...namespaces(edition) },
      element('metadata', {}, schema, schemaVersion, ...parts.metadata),
      element('organizations', { default: `${id}-organization` }, organization(id, shown, parts)),
      element('resources', {}, resource(id, files, parts)),
    ),
  )
}

function organization(id: string, shown: string, parts: Parts): XmlElement {
  const title = element('title', {}, shown)
  return element(
    'organization',
    { identifier: `${id}-organization`, structure: 'hierarchical', ...parts.organizationAttributes },
    title,
    element('item', { identifier: `${id}-item`, identifierref: `${id}-resource` }, title, ...parts.item),
    ...parts.organization,
  )
}

const resource = (id: string, files: readonly string[], parts: Parts): XmlElement =>
  element(
    'resource',
    { identifier: `${id}-resource`, type: 'webcontent', href: LAUNCH, ...parts.resourceAttributes },
    ...[...files].sort().map((path) => element('file', { href: encodePath(path) })),
  )

/** Where the editions differ. A pass mark only where it is asked for: LMSs judge again by it, and overrule the course. */
interface Parts {
  metadata: XmlElement[]
  organizationAttributes: Record<string, string>
  organization: XmlElement[]
  item: XmlElement[]
  resourceAttributes: Record<string, string>
}

const parts12 = (course: Course, title: string, mark: number | null): Parts => ({
  metadata: [learningObjectMetadata(course, title)],
  organizationAttributes: {},
  organization: [],
  item: mark === null ? [] : [element('adlcp:masteryscore', {}, String(mark))],
  resourceAttributes: { 'adlcp:scormtype': 'sco' },
})

/** A single SCO has no neighbours to continue to, and abandoning would throw the visit away: the LMS hides these. */
const HIDDEN = ['previous', 'continue', 'exit', 'abandon', 'abandonAll']

/** `flow` lets an LMS start the only activity by itself. No metadata: the schemas of 2004 leave LOM's out. */
const parts2004 = ({ edition, completionThreshold }: ManifestInput, mark: number | null): Parts => ({
  metadata: [],
  organizationAttributes: { 'adlseq:objectivesGlobalToSystem': 'false' },
  organization: [element('imsss:sequencing', {}, element('imsss:controlMode', { choice: 'true', flow: 'true' }))],
  item: [
    ...(completionThreshold ? [threshold(edition)] : []),
    element(
      'imsss:sequencing',
      {},
      ...(mark === null ? [] : [passedFrom(mark)]),
      element('imsss:deliveryControls', { completionSetByContent: 'true', objectiveSetByContent: 'true' }),
    ),
    element(
      'adlnav:presentation',
      {},
      element('adlnav:navigationInterface', {}, ...HIDDEN.map((name) => element('adlnav:hideLMSUI', {}, name))),
    ),
  ],
  resourceAttributes: { 'adlcp:scormType': 'sco' },
})

/** Complete when the measure is 1: the course says so exactly then. The 4th edition has other words for it. */
const threshold = (edition: PackageEdition): XmlElement =>
  edition === '2004-4'
    ? element('adlcp:completionThreshold', { completedByMeasure: 'true', minProgressMeasure: '1.0' })
    : element('adlcp:completionThreshold', {}, '1.0')

const passedFrom = (mark: number): XmlElement =>
  element(
    'imsss:objectives',
    {},
    element(
      'imsss:primaryObjective',
      { satisfiedByMeasure: 'true' },
      element('imsss:minNormalizedMeasure', {}, String(Number((mark / 100).toFixed(4)))),
    ),
  )

/** Title, description, language, keywords, version and typical learning time for an LMS's catalogue (IMS MD 1.2). */
function learningObjectMetadata(course: Course, title: string): XmlElement {
  const language = LANGUAGE.test(course.language) ? course.language : 'und'
  const text = (name: string, value: string) =>
    element(`imsmd:${name}`, {}, element('imsmd:langstring', { 'xml:lang': language }, oneLine(value)))
  const group = (name: string, ...children: XmlElement[]) => element(`imsmd:${name}`, {}, ...children)
  const minutes = course.pages.reduce((sum, page) => sum + page.minutes, 0)
  const time = `PT${Math.floor(minutes / 60)}H${minutes % 60}M`
  return group(
    'lom',
    group(
      'general',
      text('title', title),
      element('imsmd:language', {}, language),
      text('description', course.description),
      ...course.keywords.map((keyword) => text('keyword', keyword)),
    ),
    group('lifecycle', text('version', course.version)),
    group('metametadata', element('imsmd:metadatascheme', {}, 'ADL SCORM 1.2')),
    group('educational', group('typicallearningtime', element('imsmd:datetime', {}, time))),
  )
}

/** `xsd:language`. */
const LANGUAGE = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i

const NAMESPACES_12 = {
  '': ['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'],
  adlcp: ['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd'],
  imsmd: ['http://www.imsglobal.org/xsd/imsmd_rootv1p2p1', 'imsmd_rootv1p2p1.xsd'],
}

const NAMESPACES_2004 = {
  '': ['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'],
  adlcp: ['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'],
  adlseq: ['http://www.adlnet.org/xsd/adlseq_v1p3', 'adlseq_v1p3.xsd'],
  adlnav: ['http://www.adlnet.org/xsd/adlnav_v1p3', 'adlnav_v1p3.xsd'],
  imsss: ['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd'],
}

function namespaces(edition: PackageEdition): Record<string, string> {
  const all = Object.entries(edition === '1.2' ? NAMESPACES_12 : NAMESPACES_2004)
  const declared = all.map(([prefix, [uri = '']]) => [prefix ? `xmlns:${prefix}` : 'xmlns', uri] as const)
  return {
    ...Object.fromEntries(declared),
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': all.map(([, [uri, file]]) => `${uri} ${file}`).join(' '),
  }
}

/** An identifier that is an XML ID in every edition: `[A-Za-z][A-Za-z0-9_-]*`, at most 200 characters. */
const ncName = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^(?![A-Za-z])/, 'course-')
    .slice(0, 200)

/** Lone surrogates would make `encodeURIComponent` throw. */
const encodePath = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()

function cut(text: string, limit: number): string {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}
