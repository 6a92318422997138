import { runTool, type Ran } from './tools.ts'

/** `npm run lint`: types (Svelte's warnings count as failures), lint, format. 1 when any of them finds something. */
export async function main(): Promise<number> {
  const found: string[] = []
  for (const [name, check] of Object.entries(CHECKS)) {
    console.log(`Checking ${name} …`)
    if ((await check()).code !== 0) found.push(name)
  }
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
