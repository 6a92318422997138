import { validateXML } from 'xmllint-wasm'
import { isForLms, type PackageStandard } from '../../scorm/package-options.ts'
import { STANDARDS, type PackageEdition } from '../../scorm/schemas.ts'

/** What the schemas of its standard find wrong with the manifest of a package; nothing without an LMS. */
export const manifestProblems = async (
  files: ReadonlyMap<string, Uint8Array>,
  standard: PackageStandard,
  schemas: ReadonlyMap<string, Uint8Array>,
): Promise<string[]> =>
  isForLms(standard)
    ? validateManifests([new TextDecoder().decode(files.get('imsmanifest.xml'))], standard, schemas)
    : []

/** The namespaces a manifest may use, and the schema of each. */
const IMPORTS = {
  '1.2': [
    ['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'],
    ['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd'],
    ['http://www.imsglobal.org/xsd/imsmd_rootv1p2p1', 'imsmd_rootv1p2p1.xsd'],
  ],
  '2004': [
    ['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'],
    ['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'],
    ['http://www.adlnet.org/xsd/adlseq_v1p3', 'adlseq_v1p3.xsd'],
    ['http://www.adlnet.org/xsd/adlnav_v1p3', 'adlnav_v1p3.xsd'],
    ['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd'],
  ],
}

/** What libxml2 finds wrong with manifests, judged by the schemas of their edition; empty when nothing. */
export async function validateManifests(
  manifests: readonly string[],
  edition: PackageEdition,
  schemas: ReadonlyMap<string, Uint8Array>,
): Promise<string[]> {
  const preload = [...schemas].map(([fileName, contents]) => ({ fileName, contents: mended(fileName, contents) }))
  const imports = IMPORTS[STANDARDS[edition].runtime].map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
  )
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`
  const result = await validateXML({
    xml: manifests.map((contents, n) => ({ fileName: `imsmanifest-${n}.xml`, contents })),
    schema: [{ fileName: 'all.xsd', contents: schema }],
    preload,
  })
  return result.valid ? [] : result.errors.map((error) => error.rawMessage)
}

/**
 * IMS's own schema of metadata is ambiguous, and libxml2 refuses it: a known element and "any element" meet in one
 * sequence. Without the extensions it is unambiguous and stricter, so what it accepts the original accepts.
 */
function mended(fileName: string, contents: Uint8Array): string {
  const text = new TextDecoder().decode(contents)
  return fileName.startsWith('imsmd') ? text.replaceAll('<xsd:group ref="grp.any"/>', '') : text
}
