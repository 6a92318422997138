import type { HtmlTagDescriptor, Plugin } from 'vite'

const JOURNAL = /src[\\/]local-journal\.ts$/
/** The faces of nearly every page: text and headings. The third has the rarer letters. */
const FACES = /-latin-wght-normal-.*\.woff2$/

/**
 * The app asks for its journal and its faces with its first script, and not after that has run: a learner's page waits
 * for the journal, and text in another face than its own would be set anew.
 */
export const preloadFirst = (): Plugin => ({
  name: 'stepwise-preload-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file : []))
      const journal = chunks.find(({ facadeModuleId }) => facadeModuleId && JOURNAL.test(facadeModuleId))
      if (!journal) throw new Error('The build has no chunk of the journal.')
      const faces = Object.keys(bundle).filter((name) => FACES.test(name))
      if (faces.length === 0) throw new Error('The build has no faces.')
      const first = new Set(chunks.flatMap(({ isEntry, fileName, imports }) => (isEntry ? [fileName, ...imports] : [])))
      const scripts = [journal.fileName, ...journal.imports].filter((file) => !first.has(file))
      return [
        ...scripts.map((file) => link(file, { rel: 'modulepreload' })),
        ...faces.map((file) => link(file, { rel: 'preload', as: 'font', type: 'font/woff2' })),
      ]
    },
  },
})

const link = (file: string, attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true, href: `./${file}` },
  injectTo: 'head',
})
