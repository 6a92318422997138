import type { Edition } from './find-api.ts'
import type { PackageStandard } from './package-options.ts'

/** What a package for an LMS is made for. */
export type PackageEdition = Exclude<PackageStandard, 'web' | 'single'>

export interface EditionFacts {
  /** The run-time edition whose API the packed course looks for. */
  runtime: Edition
  /** `<schemaversion>`: LMSs compare this text exactly. */
  schemaVersion: string
  /** The end of the package's file name. */
  suffix: string
  /** The control files that ADL's checker wants beside `imsmanifest.xml`, by name. */
  schemaFiles: readonly string[]
}

/** The sequencing and content-packaging schemas have the same names in both editions of 2004, with other contents. */
const FILES_2004 = [
  'adlcp_v1p3.xsd',
  'adlnav_v1p3.xsd',
  'adlseq_v1p3.xsd',
  'datatypes.dtd',
  'imscp_v1p1.xsd',
  'imsss_v1p0.xsd',
  'imsss_v1p0auxresource.xsd',
  'imsss_v1p0control.xsd',
  'imsss_v1p0delivery.xsd',
  'imsss_v1p0limit.xsd',
  'imsss_v1p0objective.xsd',
  'imsss_v1p0random.xsd',
  'imsss_v1p0rollup.xsd',
  'imsss_v1p0seqrule.xsd',
  'imsss_v1p0util.xsd',
  'xml.xsd',
  'XMLSchema.dtd',
]

export const STANDARDS: Readonly<Record<PackageEdition, EditionFacts>> = {
  '1.2': {
    runtime: '1.2',
    schemaVersion: '1.2',
    suffix: 'scorm12',
    schemaFiles: ['adlcp_rootv1p2.xsd', 'ims_xml.xsd', 'imscp_rootv1p1p2.xsd', 'imsmd_rootv1p2p1.xsd'],
  },
  '2004-3': {
    runtime: '2004',
    schemaVersion: '2004 3rd Edition',
    suffix: 'scorm2004-3rd',
    schemaFiles: FILES_2004,
  },
  '2004-4': {
    runtime: '2004',
    schemaVersion: '2004 4th Edition',
    suffix: 'scorm2004-4th',
    schemaFiles: FILES_2004,
  },
}

export const PACKAGE_EDITIONS = Object.keys(STANDARDS) as PackageEdition[]
