import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { coursesPlugin } from './src/build/courses-plugin.ts'

// Two builds: the standalone app (`vite build`, ES modules, dist/web) and the player of a package
// (`vite build --mode package`: one classic script and one style sheet, dist/player).
export default defineConfig(({ mode }) => ({
  base: './',
  // Dexie without its UMD wrapper: 2 kB less.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  plugins: [
    svelte({
      configFile: false,
      compilerOptions: { runes: true, cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}` },
    }),
    ...(mode === 'package' ? [] : [coursesPlugin()]),
  ],
  build:
    mode === 'package'
      ? {
          outDir: 'dist/player',
          assetsInlineLimit: 0,
          cssCodeSplit: false, // as a file: a style sheet made by the script would break the content security policy
          rolldownOptions: {
            checks: { pluginTimings: false },
            input: 'src/packed.ts',
            output: {
              format: 'iife',
              codeSplitting: false,
              entryFileNames: 'player.js',
              assetFileNames: ({ names: [name = ''] }) =>
                name.endsWith('.css') ? 'player.css' : 'fonts/[name][extname]',
            },
          },
        }
      : {
          outDir: 'dist/web',
          modulePreload: false,
          assetsInlineLimit: 0,
          rolldownOptions: { checks: { pluginTimings: false } },
        },
}))
