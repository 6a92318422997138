import type { PackageEdition } from '../../../scorm/schemas.ts'
import { readSchemas } from '../../../src/export/schemas.ts'
import { validateManifests as validate } from '../../../src/export/validate.ts'

/** What libxml2 finds wrong with manifests, judged by the schemas of their edition; empty when nothing. */
export const validateManifests = async (manifests: string[], edition: PackageEdition): Promise<string[]> =>
  validate(manifests, edition, await readSchemas(edition))
