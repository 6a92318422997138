import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import what: our own folders or files (by prefix), and packages. The first rule that fits a file holds. */
const RULES: { files: RegExp; ours: RegExp; packages: RegExp }[] = [
  { files: /^courses\//, ours: /^courses\/format\//, packages: /^(zod|yaml|mdast|unified|remark-parse|remark-gfm)$/ },
  { files: /^player\//, ours: /^(player\/|courses\/format\/(?!compile|source|fence|page\.|markdown|yaml))/, packages: /^(svelte(\/.*)?|xstate|@fontsource-variable\/.*)$/ },
  { files: /^scorm\/host\//, ours: /^(scorm|courses\/format)\//, packages: /^scorm-again(\/.*)?$/ },
  { files: /^scorm\//, ours: /^(scorm\/(?!host\/)|courses\/format\/|player\/tracker\.ts$)/, packages: /^fflate$/ },
  { files: /^src\/build\/lms\.ts$/, ours: /^(scorm|src|test\/lms)\//, packages: /^node:/ },
  { files: /^src\/(build|export)\//, ours: /^(courses\/format|scorm|src)\//, packages: /^(node:.*|vite|yaml|terser)$/ },
  { files: /^src\//, ours: /^(courses\/format|player|scorm|src)\//, packages: /^(dexie|svelte(\/.*)?|xstate|virtual:courses)$/ },
] // prettier-ignore

const FOLDERS = ['courses/format', 'player', 'scorm', 'src']

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
)

/** Everything a file names in `import … from '…'`, `export … from '…'`, `import '…'` and `import('…')`. */
function importsOf(file: string): { name: string; isType: boolean }[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\s*\(\s*'([^']+)'|\n\s*import\s+'([^']+)'/g,
  )
  return [...found].map(([, , type, from, lazy, bare]) => ({ name: from ?? lazy ?? bare ?? '', isType: Boolean(type) }))
}

describe('the import table', () => {
  test.each(sources)('%s imports only what its folder may', (file) => {
    const rule = RULES.find(({ files }) => files.test(file))
    const foreign = importsOf(file).filter(({ name }) =>
      name.startsWith('.') ? !rule?.ours.test(normalize(join(dirname(file), name))) : !rule?.packages.test(name),
    )
    expect(foreign).toEqual([])
  })
})

test('what reaches a learner imports neither zod nor the compiler', () => {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const { name, isType } of importsOf(file)) {
      if (!isType && name.startsWith('.') && /\.(ts|svelte)$/.test(name)) visit(normalize(join(dirname(file), name)))
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
  expect(sources.filter((file) => /\/index\.ts$/.test(file))).toEqual([])
})
