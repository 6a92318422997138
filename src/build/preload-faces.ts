import type { HtmlTagDescriptor, Plugin } from 'vite'

/** The faces of nearly every page: text and headings. The third has the rarer letters. */
const FACES = /-latin-wght-normal-.*\.woff2$/

/** The app asks for its faces with its first script: text that was set in another face would be set anew. */
export const preloadFaces = (): Plugin => ({
  name: 'stepwise-preload-faces',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const faces = Object.keys(bundle).filter((name) => FACES.test(name))
      if (faces.length === 0) throw new Error('The build has no faces.')
      return faces.map(preload)
    },
  },
})

const preload = (file: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
  injectTo: 'head',
})
