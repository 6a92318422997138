import { createServer } from 'vite'

interface LongRun {
  /** Answers as a command does: 0 when all has held. */
  run(args: string[]): Promise<number>
}

/** Runs a TypeScript file, by its path from the root, through a server: only that still imports while the run goes on. */
export async function runModule(file: string, args: string[]): Promise<number> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
  })
  try {
    return await ((await server.ssrLoadModule(file)) as LongRun).run(args)
  } finally {
    await server.close()
  }
}
