import type { Plugin } from 'vite'

/**
 * Makes classic scripts of CommonJS chunks: each is pushed to `globalThis.stepwise` with the names of the chunks it needs,
 * and `src/chunks.ts` runs it when they are there. The entry runs at once. See `Chunk` there.
 */
export const classicChunks = (): Plugin => ({
  name: 'classic-chunks',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const name = `./${chunk.fileName}`
        const needs = chunk.imports.map((file) => `./${file}`)
        chunk.code = chunk.isEntry ? entry(name, chunk.code) : pushed(name, needs, chunk.code)
      }
    },
  },
})

const PUSH = '(globalThis.stepwise??=[]).push'

/** `require` is there once the entry's own code has opened the chunks. */
const entry = (name: string, code: string): string =>
  `(()=>{const exports={},require=n=>globalThis.stepwise.require(n);${PUSH}([${JSON.stringify(name)},[[],exports]]);${code}\n})()\n`

const pushed = (name: string, needs: string[], code: string): string =>
  `${PUSH}([${JSON.stringify(name)},[${JSON.stringify(needs)},{},(require,exports)=>{${code}\n}]])\n`
