import type { Plugin, Rolldown } from 'vite'

/**
 * Makes classic scripts of CommonJS chunks: each is pushed to `globalThis.stepwise` with the names of the chunks it needs,
 * and `src/chunks.ts` runs it when they are there. The entry runs at once, and holds the chunks it cannot begin without.
 * See `Chunk` there.
 */
export const classicChunks = (): Plugin => ({
  name: 'classic-chunks',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      for (const chunk of chunks.filter(({ isEntry }) => !isEntry)) chunk.code = pushed(chunk)
      for (const chunk of chunks.filter(({ isEntry }) => isEntry)) {
        const held = chunks.filter(({ fileName }) => neededBy(chunk, chunks).has(fileName))
        chunk.code = held.map(({ code }) => code).join('') + entry(chunk, held)
        for (const { fileName } of held) delete bundle[fileName]
      }
    },
  },
})

const PRELOAD = '\0vite/preload-helper.js'

/** In a package nothing is preloaded: Vite's helper for that, which it puts around every `import()`, only imports. */
export const plainImports = (): Plugin => ({
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: /preload-helper/ },
    handler: (id) => (id === PRELOAD ? 'export const __vitePreload = (load) => load()' : null),
  },
})

/** The names of all chunks that must have run before this one can. */
function neededBy(
  chunk: Rolldown.OutputChunk,
  chunks: readonly Rolldown.OutputChunk[],
  known = new Set<string>(),
): Set<string> {
  for (const name of chunk.imports.filter((name) => !known.has(name))) {
    known.add(name)
    const needed = chunks.find(({ fileName }) => fileName === name)
    if (needed) neededBy(needed, chunks, known)
  }
  return known
}

const nameOf = (file: string): string => JSON.stringify(`./${file}`)

const pushed = ({ fileName, imports, code }: Rolldown.OutputChunk): string =>
  `(globalThis.stepwise??=[]).push([${nameOf(fileName)},[[${imports.map(nameOf).join()}],{},(require,exports)=>{${code}\n}]]);\n`

/** What it holds runs once, when it is first asked for; what comes later is asked of the open chunks. */
const entry = ({ fileName, code }: Rolldown.OutputChunk, held: readonly Rolldown.OutputChunk[]): string =>
  `(()=>{const q=globalThis.stepwise??=[],exports={},held=[${held.map((chunk) => nameOf(chunk.fileName)).join()}],` +
  `require=n=>{if(!held.includes(n))return globalThis.stepwise.require(n);const c=q.find(([k])=>k===n)[1],[,e,r]=c;` +
  `if(r){c[0]=[];c[2]=0;r(require,e)}return e};` +
  `q.push([${nameOf(fileName)},[[],exports]]);((require,exports)=>{${code}\n})(require,exports)})();\n`
