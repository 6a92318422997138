import { mkdir, readFile, writeFile } from 'node:fs/promises'

/** Licences that allow everybody to use, change and pass on what they cover. Fonts come under OFL-1.1. */
const FREE = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'CC0-1.0', 'OFL-1.1', 'Zlib'])
/** Of several that hold together, `(MIT AND Zlib)`, each; a choice between some is for a person to make. */
const licencesIn = (expression: string): string[] => expression.replace(/^\((.*)\)$/, '$1').split(' AND ')
const FILE = 'dist/sbom.cdx.json'

export interface Component {
  name: string
  version: string
  /** As npm names it; '' when the package names none. */
  licence: string
  /** Of the package as npm delivers it: `sha512-…`. */
  integrity: string
}

/**
 * `npm run sbom`: lists every package that the product is made from, with its licence, and writes the list as CycloneDX
 * to dist/sbom.cdx.json. 1 when a licence is missing or is not a free one. `npm sbom` leaves out what the tools use too.
 */
export async function main(): Promise<number> {
  const components = readComponents(await readFile('package-lock.json', 'utf8'))
  await mkdir('dist', { recursive: true })
  await writeFile(FILE, cycloneDx(components))
  const width = Math.max(...components.map(({ name }) => name.length))
  for (const { name, version, licence } of components) {
    console.log(`${name.padEnd(width)}  ${version.padEnd(10)}  ${licence || 'no licence named'}`)
  }
  const others = unfree(components)
  console.log(`\n${components.length} packages. Written to ${FILE}.`)
  if (others.length > 0) console.error(`No free licence: ${others.join(', ')}.`)
  return others.length > 0 ? 1 : 0
}

type Lockfile = Record<string, { version: string; license?: string; integrity?: string; dev?: true }>

/** The packages of a lockfile that are there for more than its tools, by name. */
export const readComponents = (lockfile: string): Component[] =>
  Object.entries((JSON.parse(lockfile) as { packages: Lockfile }).packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license = '', integrity = '' }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return { name, version, licence: license, integrity }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))

/** Names of packages that nobody is plainly allowed to pass on. */
export const unfree = (components: readonly Component[]): string[] =>
  components.filter(({ licence }) => !licencesIn(licence).every((one) => FREE.has(one))).map(({ name }) => name)

/** The same packages give the same text. */
const cycloneDx = (components: readonly Component[]): string =>
  `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, components: components.map(entry) }, null, 2)}\n`

const entry = ({ name, version, licence, integrity }: Component) => ({
  type: 'library',
  name,
  version,
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  ...(licence && { licenses: [licence.includes(' ') ? { expression: licence } : { license: { id: licence } }] }),
  ...(integrity.startsWith('sha512-') && {
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }],
  }),
})
