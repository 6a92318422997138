import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { manifest } from '../../../scorm/manifest.ts'
import { PACKAGE_EDITIONS, STANDARDS, type PackageEdition } from '../../../scorm/schemas.ts'
import { NASTY_FILES, NASTY_TITLES, smallCourse } from './course-fixture.ts'
import { validateManifests } from './validate-manifest.ts'

const FILES = ['index.html', 'player.js', 'course/course.js']

describe.each(PACKAGE_EDITIONS)('manifest of %s', (edition) => {
  const make = (changes = {}, files = FILES) => manifest({ course: smallCourse(changes).course, edition, files })

  it('is valid by the schemas of its edition', async () => {
    expect(await validateManifests([make()], edition)).toEqual([])
  })

  it('is valid with nasty texts in every place that takes one', async () => {
    const manifests = NASTY_TITLES.map((text) =>
      make({ title: text, description: text, keywords: [text], language: text, version: text }),
    )
    expect(await validateManifests(manifests, edition)).toEqual([])
  })

  it('is valid with nasty file names', async () => {
    expect(await validateManifests([make({}, NASTY_FILES)], edition)).toEqual([])
  })

  it('is caught by the schemas when it is wrong', async () => {
    const xml = make().replaceAll('resources>', 'sources>')
    expect(await validateManifests([xml], edition)).not.toEqual([])
  })

  it('keeps a title to the letter when XML can hold it', () => {
    const title = `& < > " ' ]]> Łódź Добро مرحبا 🏙️`
    expect(parse(make({ title })).organizations.organization.title).toBe(title)
  })

  it('lists exactly the files, sorted and URL-encoded', () => {
    const listed = parse(make({}, NASTY_FILES)).resources.resource.file.map((file) => file['@href'])
    const expected = NASTY_FILES.map((name) => name.replace(/\p{Cs}/u, '\ufffd'))
    expect(listed.map(decodeURIComponent).sort()).toEqual([...expected].sort())
    for (const href of listed) expect(href).toMatch(/^[A-Za-z0-9%._~!*'()/-]+$/)
  })

  it('has one organization, one item and one SCO that refer to each other', () => {
    const { organizations, resources } = parse(make())
    const { organization } = organizations
    expect(organizations['@default']).toBe(organization['@identifier'])
    expect(organization.item['@identifierref']).toBe(resources.resource['@identifier'])
    expect(organization.item.title).toBe('A small course')
    expect(resources.resource).toMatchObject({ '@href': 'index.html', '@type': 'webcontent' })
    expect(resources.resource[edition === '1.2' ? '@adlcp:scormtype' : '@adlcp:scormType']).toBe('sco')
  })

  it('names its schema version exactly and no pass mark', () => {
    const xml = make()
    expect(parse(xml).metadata).toMatchObject({ schema: 'ADL SCORM', schemaversion: STANDARDS[edition].schemaVersion })
    expect(xml).not.toMatch(/masteryscore|minNormalizedMeasure|satisfiedByMeasure|completionThreshold/)
  })

  it('names only schemas that the package brings', () => {
    const names = [...make().matchAll(/[\w.]+\.xsd/g)].map(([name]) => name)
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(STANDARDS[edition].schemaFiles).toContain(name)
  })

  it('keeps its identifiers from version to version, also where an id begins with a digit', () => {
    const ids = (version: string) =>
      [...make({ id: '1-a', version }).matchAll(/identifier="([^"]+)"/g)].map(([, id]) => id)
    expect(ids('1.0.0')).toEqual(ids('2.0.0'))
    for (const id of ids('1.0.0')) expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/)
  })

  it('takes an identifier of the exporter, and mends what no XML ID can be', async () => {
    const xml = manifest({ course: smallCourse().course, edition, files: FILES, identifier: '9 ä&b' })
    expect(parse(xml)['@identifier']).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/)
    expect(await validateManifests([xml], edition)).toEqual([])
  })
})

describe('marks that an LMS judges by, where they are asked for', () => {
  const make = (edition: PackageEdition, passingScore: number | null = 70) =>
    manifest({
      ...{ course: smallCourse({ passingScore }).course, edition, files: FILES },
      ...{ masteryScore: true, completionThreshold: edition !== '1.2' },
    })

  it.each(PACKAGE_EDITIONS)('%s: are valid by its schemas', async (edition) => {
    const manifests = [70, 66.5, 100, 1, null].map((mark) => make(edition, mark))
    expect(await validateManifests(manifests, edition)).toEqual([])
  })

  it('say the passing score and full progress in the words of each edition', () => {
    expect(make('1.2')).toContain('<adlcp:masteryscore>70</adlcp:masteryscore>')
    for (const edition of ['2004-3', '2004-4'] as const) {
      expect(make(edition)).toContain('<imsss:primaryObjective satisfiedByMeasure="true">')
      expect(make(edition)).toContain('<imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>')
    }
    expect(make('2004-3')).toContain('<adlcp:completionThreshold>1.0</adlcp:completionThreshold>')
    expect(make('2004-4')).toContain('<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>')
  })

  it('are left out where nothing is graded', () => {
    for (const edition of PACKAGE_EDITIONS) expect(make(edition, null)).not.toMatch(/masteryscore|minNormalized/)
  })
})

describe('what only one edition has', () => {
  it('1.2: metadata for catalogues', () => {
    const { lom } = parse(manifest({ course: smallCourse().course, edition: '1.2', files: FILES })).metadata
    expect(lom?.general.language).toBe('en')
    expect(lom?.general.keyword).toHaveLength(2)
    expect(lom?.educational.typicallearningtime.datetime).toBe('PT1H10M')
  })

  it('2004: the course sets its own completion and success, and needless buttons are hidden', () => {
    const xml = manifest({ course: smallCourse().course, edition: '2004-4', files: FILES })
    expect(xml).toContain('<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>')
    expect(xml).toContain('<imsss:controlMode choice="true" flow="true"/>')
    expect([...xml.matchAll(/<adlnav:hideLMSUI>(\w+)/g)].map(([, name]) => name)).toEqual([
      'previous',
      'continue',
      'exit',
      'abandon',
      'abandonAll',
    ])
  })
})

interface Parsed {
  '@identifier': string
  metadata: { schema: string; schemaversion: string; lom?: Lom }
  organizations: { '@default': string; organization: { '@identifier': string; title: string; item: Item } }
  resources: { resource: { file: { '@href': string }[]; [key: `@${string}`]: string } }
}
interface Item {
  '@identifierref': string
  title: string
}
interface Lom {
  general: { language: string; keyword: unknown[] }
  educational: { typicallearningtime: { datetime: string } }
}

function parse(xml: string): Parsed {
  const options = { ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, htmlEntities: true }
  const transformTagName = (name: string) => name.replace(/^imsmd:/, '')
  const document = new XMLParser({ ...options, transformTagName }).parse(xml) as { manifest: Parsed }
  return document.manifest
}
