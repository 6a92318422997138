import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { PACKAGE_EDITIONS } from '../../scorm/schemas.ts'
import { readPlayer } from '../export/package-files.ts'
import { readSchemas } from '../export/schemas.ts'
import type { PackageFiles } from '../export/browser-source.ts'

const PLAYER = 'dist/player'

/** Puts what every package holds into the standalone app, so that its export dialog makes the same ones. */
export const packagePlugin = (): Plugin => ({
  name: 'stepwise-package-files',
  apply: 'build',
  async generateBundle() {
    const player = await readPlayer(resolve(PLAYER))
    if (!player) this.error(`The player for packages is built first: there is none in ${PLAYER}.`)
    const list: PackageFiles = { player: [...player.keys()], schemas: {} }
    for (const [path, source] of player) this.emitFile({ type: 'asset', fileName: `package/player/${path}`, source })
    for (const edition of PACKAGE_EDITIONS) {
      const schemas = await readSchemas(edition)
      list.schemas[edition] = [...schemas.keys()]
      for (const [name, source] of schemas) {
        this.emitFile({ type: 'asset', fileName: `package/schemas/${edition}/${name}`, source })
      }
    }
    this.emitFile({ type: 'asset', fileName: 'package/files.json', source: JSON.stringify(list) })
  },
})
