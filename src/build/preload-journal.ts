import type { HtmlTagDescriptor, Plugin } from 'vite'

const JOURNAL = /src[\\/]local-journal\.ts$/

/** The app asks for its journal with its first script, and not after that has arrived: no page shows before it is open. */
export const preloadJournal = (): Plugin => ({
  name: 'stepwise-preload-journal',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file : []))
      const journal = chunks.find(({ facadeModuleId }) => facadeModuleId && JOURNAL.test(facadeModuleId))
      if (!journal) throw new Error('The build has no chunk of the journal.')
      const first = new Set(chunks.flatMap(({ isEntry, fileName, imports }) => (isEntry ? [fileName, ...imports] : [])))
      return [journal.fileName, ...journal.imports].filter((file) => !first.has(file)).map(preload)
    },
  },
})

const preload = (file: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
  injectTo: 'head',
})
