import { describe, expect, test } from 'vitest'
import { fileOf, importsOf, sourceFiles } from '../src/build/imports.ts'

/** Who may import what: our own folders or files (by prefix), and packages. The first rule that fits a file holds. */
const RULES: { files: RegExp; ours: RegExp; packages: RegExp }[] = [
  { files: /^courses\//, ours: /^courses\/format\//, packages: /^(zod|yaml|mdast|unified|remark-parse|remark-gfm)$/ },
  { files: /^player\//, ours: /^(player\/|courses\/format\/(?!compile|source|fence|page\.|markdown|yaml))/, packages: /^(svelte(\/.*)?|xstate|@fontsource-variable\/.*)$/ },
  { files: /^scorm\/host\//, ours: /^(scorm|courses\/format)\//, packages: /^scorm-again(\/.*)?$/ },
  { files: /^scorm\//, ours: /^(scorm\/(?!host\/)|courses\/format\/|player\/tracker\.ts$)/, packages: /^(pako|@noble\/hashes\/.*)$/ },
  { files: /^src\/build\/lms\.ts$/, ours: /^(scorm|src|test\/lms)\//, packages: /^node:/ },
  { files: /^src\/(build|export)\//, ours: /^(courses\/format|scorm|src)\//, packages: /^(node:.*|vite|vite-plugin-pwa|yaml|terser|subset-font|xmllint-wasm)$/ },
  { files: /^src\//, ours: /^(courses\/format|player|scorm|src)\//, packages: /^(dexie|@noble\/hashes\/.*|svelte(\/.*)?|xstate|virtual:(courses|home-courses|reference\/.*))$/ },
] // prettier-ignore

describe('the import table', () => {
  test.each(sourceFiles())('%s imports only what its folder may', (file) => {
    const rule = RULES.find(({ files }) => files.test(file))
    const foreign = importsOf(file).filter((found) => {
      const ours = fileOf(file, found)
      return ours === null ? !rule?.packages.test(found.name) : !rule?.ours.test(ours)
    })
    expect(foreign).toEqual([])
  })
})

test('what reaches a learner imports neither zod nor the compiler', () => {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const found of importsOf(file)) {
      const ours = fileOf(file, found)
      if (!found.isType && ours !== null && /\.(ts|svelte)$/.test(ours)) visit(ours)
    }
  }
  ;['src/main.ts', 'src/packed.ts'].forEach(visit)
  const packages = [...seen].flatMap((file) =>
    importsOf(file)
      .filter(({ isType }) => !isType)
      .map(({ name }) => name),
  )
  expect(packages.filter((name) => /^(zod|yaml|unified|remark|scorm-again)/.test(name))).toEqual([])
  expect([...seen].filter((file) => /format\/(compile|source|course|rich-text)\.ts$/.test(file))).toEqual([])
})

test('imports name files, not folders: there are no index files', () => {
  expect(sourceFiles().filter((file) => /\/index\.ts$/.test(file))).toEqual([])
})
