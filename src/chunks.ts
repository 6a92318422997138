import type { PartLoader } from './parts.ts'

/**
 * A chunk of the packed player, as the build wraps it (`build/classic-chunks.ts`): the chunks it needs, its exports, and
 * what fills them. The first one, and those it holds, have run when they arrive here.
 */
export type Chunk = [needs: string[], exports: object, run?: ((require: Require, exports: object) => void) | 0]

/** The exports of a chunk that has run; else a promise of them, as `import()` wants it. */
export type Require = (name: string) => unknown

/**
 * Lets the chunks of a package get one another. They are classic scripts, because LMSs serve modules with wrong types,
 * sandbox them, or are a folder on a disk. A chunk that did not arrive may be asked for again.
 */
export function openChunks(part: PartLoader): Require {
  const ready = new Map<string, object>()
  const coming = new Map<string, Promise<object>>()

  async function load(name: string): Promise<object> {
    const [needs, exports, run] = (await part(name, name)) as Chunk
    await Promise.all(needs.map(async (need) => require(need)))
    if (run) run(require, exports)
    ready.set(name, exports)
    return exports
  }
  function require(name: string): object | Promise<object> {
    const known = ready.get(name) ?? coming.get(name)
    if (known) return known
    const asked = load(name)
    coming.set(name, asked)
    asked.catch(() => coming.delete(name))
    return asked
  }
  return require
}
