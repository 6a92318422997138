import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const ICONS = [
  { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
]

/** Makes the standalone app one that can be installed and read offline: its manifest, its icons and its service worker. */
export function pwa(): Plugin[] {
  let folder = ''
  const plugins = VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src',
    filename: 'service-worker.ts',
    injectRegister: false,
    includeManifestIcons: false,
    manifest: {
      id: './',
      name: 'Stepwise',
      short_name: 'Stepwise',
      description: 'Courses that are taken step by step, at home and offline.',
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#fbfaf7',
      theme_color: '#23418f',
      icons: ICONS,
    },
    injectManifest: {
      rollupFormat: 'iife',
      globPatterns: ['**/*'],
      globIgnores: ['service-worker.js'],
      maximumFileSizeToCacheInBytes: 100_000_000,
      manifestTransforms: [
        async (entries) => ({ manifest: await Promise.all(entries.map((entry) => withHash(folder, entry))) }),
      ],
    },
    integration: {
      // The manifest of the app is a file of the build like any other: it is in the list once.
      beforeBuildServiceWorker: ({ injectManifest }) => void delete injectManifest.additionalManifestEntries,
      configureCustomSWViteBuild: (config) => void (config.logLevel = 'warn'),
    },
  })
  const inBuild: Plugin = {
    name: 'stepwise-icons',
    apply: 'build',
    configResolved: ({ root, build }) => void (folder = join(root, build.outDir)),
    async generateBundle() {
      for (const { src } of ICONS) this.emitFile({ type: 'asset', fileName: src, source: await readFile(`src/${src}`) })
    },
    transformIndexHtml: (html) => html.replace('<link rel="icon" href="data:," />', HEAD),
  }
  return [inBuild, ...onlyWhenBuilt(plugins)]
}

const HEAD = `<link rel="icon" type="image/svg+xml" href="./icons/icon.svg" />
    <link rel="apple-touch-icon" href="./icons/icon-192.png" />
    <meta name="theme-color" content="#23418f" />`

interface Entry {
  url: string
  size: number
}

/** The SHA-256 of what was written: the service worker holds every file against it. */
async function withHash(folder: string, { url, size }: Entry) {
  const bytes = await readFile(join(folder, url))
  return { url, size, revision: createHash('sha256').update(bytes).digest('hex') }
}

/** The plug-in writes its worker when a bundle is closed, and bundles are closed after a failed build too. */
export function onlyWhenBuilt(plugins: Plugin[]): Plugin[] {
  let isWritten = false
  const watch: Plugin = { name: 'stepwise-written', apply: 'build', writeBundle: () => void (isWritten = true) }
  for (const plugin of plugins) {
    const { closeBundle } = plugin
    if (typeof closeBundle !== 'object') continue
    plugin.closeBundle = {
      ...closeBundle,
      async handler(error) {
        if (isWritten) await closeBundle.handler.call(this, error)
      },
    }
  }
  return [watch, ...plugins]
}
