import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_FLAGS, findChromium } from './src/build/chromium.ts'
import { classicChunks, plainImports } from './src/build/classic-chunks.ts'
import { scopeOf } from './src/build/component-scope.ts'
import { coursesPlugin } from './src/build/courses-plugin.ts'
import { fonts } from './src/build/fonts.ts'
import { packagePlugin } from './src/build/package-plugin.ts'
import { preloadFaces } from './src/build/preload-faces.ts'
import { pwa } from './src/build/pwa.ts'
import { shrink } from './src/build/shrink.ts'

const checks = { pluginTimings: false }

/** What home, the course and their later chunks share is one file of the first load, not three. */
const SHARED = [{ name: 'shared', test: /node_modules[\\/]svelte[\\/]|language\.svelte/ }]

/** The standalone app: ES modules, dist/web. */
const web = {
  outDir: 'dist/web',
  // What the first script cannot begin without is asked for with it, not after it.
  modulePreload: {
    polyfill: false,
    resolveDependencies: (_: string, needs: string[], { hostType }: { hostType: string }) =>
      hostType === 'html' ? needs : [],
  },
  assetsInlineLimit: 0,
  rolldownOptions: {
    checks,
    output: { codeSplitting: { groups: SHARED } },
  },
} as const

/** Where the file of a chunk is not called after it. */
const NAMES: Record<string, string> = { 'device-journal': 'journal.js', journal: 'journal-port.js' }

/** The player of a package, dist/player: classic scripts and one style sheet. */
const packed = {
  outDir: 'dist/player',
  modulePreload: false,
  assetsInlineLimit: 0,
  cssCodeSplit: false, // as a file: a style sheet made by the script would break the content security policy
  rolldownOptions: {
    checks,
    input: { player: 'src/packed.ts' },
    transform: { define: { 'import.meta': '{}' } }, // asked for by Vite's own helper, and not there in a classic script
    output: {
      format: 'cjs',
      minifyInternalExports: true,
      entryFileNames: '[name].js',
      chunkFileNames: ({ name }: { name: string }) => NAMES[name] ?? `${name.replaceAll('.', '-')}.js`,
      assetFileNames: ({ names: [name = ''] }: { names: string[] }) =>
        name.endsWith('.css') ? 'player.css' : 'fonts/[name][extname]',
    },
  },
} as const

export default defineConfig(({ mode, command }) => ({
  base: './',
  // Dexie without its UMD wrapper: 2 kB less.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  plugins: [
    svelte({
      configFile: false,
      compilerOptions: {
        runes: true,
        ...(command === 'build' && { cssHash: ({ filename }) => scopeOf(filename) }),
      },
    }),
    fonts(),
    shrink(),
    mode === 'package' ? [plainImports(), classicChunks()] : coursesPlugin(),
    command === 'build' && mode !== 'package' && [packagePlugin(), preloadFaces(), pwa()],
  ],
  build: mode === 'package' ? packed : web,
  // A classic worker beside the page, under a name that the page's policy for scripts knows.
  worker: { rolldownOptions: { output: { entryFileNames: '[name].js' } } },
  test: {
    reporters: ['default', './test/closing-line.ts'],
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          isolate: false, // a third less to wait: tests here leave nothing behind in modules
          include: ['test/{unit,contract,property}/**/*.test.ts', 'test/architecture.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: {
          name: 'dom',
          environment: 'happy-dom',
          isolate: false,
          pool: 'threads',
          setupFiles: ['test/component/setup.ts'],
          include: ['test/component/**/*.test.ts'],
        },
      },
      {
        extends: true,
        optimizeDeps: { include: ['xstate', 'dexie'] },
        test: {
          name: 'browser',
          include: ['test/{contract,component}/**/*.browser.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
}))
