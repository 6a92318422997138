// The one program behind every npm script: it installs what is missing, then runs a command written in TypeScript.
// Plain JavaScript, because on a fresh clone nothing but Node is there to run it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
process.chdir(root)

const COMMANDS = {
  start: './src/build/start.ts',
  dev: './src/build/dev.ts',
  build: './src/build/build.ts',
  check: './src/build/check.ts',
  lint: './src/build/lint.ts',
  new: './src/build/new.ts',
  slots: './src/build/slots.ts',
  map: './src/build/map.ts',
  sbom: './src/build/sbom.ts',
  export: './src/export/cli.ts',
  lms: './src/build/lms.ts',
  bench: './src/build/bench.ts',
  torture: './src/build/torture.ts',
  shots: './test/shots/shots.ts',
  test: './src/build/test.ts',
  'test:unit': './src/build/test-unit.ts',
  'test:e2e': './src/build/test-e2e.ts',
}

const [name = '', ...args] = process.argv.slice(2)
const file = COMMANDS[/** @type {keyof typeof COMMANDS} */ (name)]
if (!file) fail(`"${name}" is not a command. Commands: ${Object.keys(COMMANDS).join(', ')}.`)
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`This needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`)
}
installPackages()

const { runnerImport } = await import('vite')
const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'error' })
process.exitCode = await module.main(args)

/** Installs the packages of the lockfile when they are not there, or are another lockfile's. */
function installPackages() {
  if (isInstalled()) return
  console.log('Installing the packages this project needs (once; about a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) fail('The packages could not be installed (see above). Is the network there?')
}

/** npm writes what it installed to node_modules/.package-lock.json: the same packages as the lockfile's, or install. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(want).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional) return true
    return have[path]?.version === entry.version
  })
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(1)
}
