import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

/** The faces, and what is left of them: the weights in use. Whole, they were more than half of what a first page loads. */
const FACES = [
  ['atkinson-hyperlegible-next', 'latin', { min: 400, max: 700 }],
  ['atkinson-hyperlegible-next', 'latin-ext', { min: 400, max: 700 }],
  ['bricolage-grotesque', 'latin', 700],
] as const

const FOLDER = 'node_modules/.cache/stepwise-fonts'
/** Every character: which of them a file is for has been decided where it was made. */
const ALL = Array.from({ length: 0xffff - 0x20 }, (_, i) => String.fromCharCode(i + 0x20))
  .filter((character) => !/[\uD800-\uDFFF]/.test(character))
  .join('')

/** Copyright, licence and its address: the Open Font License wants them kept (names 0, 13 and 14 of OpenType). */
const LICENCE = [0, 13, 14]

/** Serves the faces of the style sheet with fewer weights. They are made once and kept. */
export const fonts = (): Plugin => ({
  name: 'stepwise-fonts',
  enforce: 'pre',
  async config() {
    const alias = await Promise.all(FACES.map(async ([face, subset, weight]) => trimmed(face, subset, weight)))
    return { resolve: { alias } }
  },
})

async function trimmed(
  face: string,
  subset: string,
  weight: number | { min: number; max: number },
): Promise<{ find: string; replacement: string }> {
  const find = `@fontsource-variable/${face}/files/${face}-${subset}-wght-normal.woff2`
  const require = createRequire(import.meta.url)
  const { version } = require(`@fontsource-variable/${face}/package.json`) as { version: string }
  const weights = typeof weight === 'number' ? weight : `${weight.min}-${weight.max}`
  const replacement = join(process.cwd(), FOLDER, `${version}-${weights}`, basename(find))
  if (!existsSync(replacement)) {
    const whole = await readFile(require.resolve(find))
    const small = await subsetFont(whole, ALL, {
      targetFormat: 'woff2',
      variationAxes: { wght: weight },
      preserveNameIds: LICENCE,
    })
    await mkdir(dirname(replacement), { recursive: true })
    // Beside it first: another build may be at the same file.
    const beside = `${replacement}.${process.pid}`
    await writeFile(beside, small)
    await rename(beside, replacement)
  }
  return { find, replacement: replacement.replaceAll('\\', '/') }
}
