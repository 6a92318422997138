import { validateXML } from 'xmllint-wasm'
import type { PackageEdition } from '../../../scorm/schemas.ts'
import { readSchemas } from '../../../src/export/schemas.ts'

const IMPORTS = {
  12: [
    ['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'],
    ['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd'],
    ['http://www.imsglobal.org/xsd/imsmd_rootv1p2p1', 'imsmd_rootv1p2p1.xsd'],
  ],
  2004: [
    ['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'],
    ['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'],
    ['http://www.adlnet.org/xsd/adlseq_v1p3', 'adlseq_v1p3.xsd'],
    ['http://www.adlnet.org/xsd/adlnav_v1p3', 'adlnav_v1p3.xsd'],
    ['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd'],
  ],
}

/** What libxml2 finds wrong with manifests, judged by the schemas of their edition; empty when nothing. */
export async function validateManifests(manifests: string[], edition: PackageEdition): Promise<string[]> {
  const files = await readSchemas(edition)
  const preload = [...files].map(([fileName, contents]) => ({ fileName, contents: mended(fileName, contents) }))
  const imports = IMPORTS[edition === '1.2' ? 12 : 2004].map(
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
