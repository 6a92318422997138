import { runTool, type Ran } from './tools.ts'

/** `npm run lint`: types (Svelte's warnings count as failures), lint, format. 1 when any of them finds something. */
export async function main(): Promise<number> {
  console.log(`Checking ${Object.keys(CHECKS).join(', ')} …`)
  // At once: each of them keeps one core busy.
  const checked = await Promise.all(Object.entries(CHECKS).map(async ([name, check]) => ({ name, ...(await check()) })))
  const found = checked.filter(({ code }) => code !== 0).map(({ name }) => name)
  if (found.length > 0) console.error(`Not right: ${found.join(', ')}. See above.`)
  return found.length > 0 ? 1 : 0
}

const SOURCES = ['courses/**/*.ts', 'player', 'scorm', 'src', 'test', '*.{ts,json,html}', '!test/fixtures/**']

const CHECKS: Record<string, () => Promise<Ran>> = {
  types: () =>
    runTool('svelte-check/bin/svelte-check', [
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ]),
  lint: () => runTool('eslint/bin/eslint.js', ['--config', 'src/build/eslint.config.js', '.']),
  format: () => runTool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', ...SOURCES]),
}
