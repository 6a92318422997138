import { spawn } from 'node:child_process'

/** What a program said and how it ended. */
export interface Ran {
  code: number
  output: string
}

/** Runs a program of node_modules under this Node, showing its output as it comes. */
export const runTool = (file: string, args: string[], env: Record<string, string> = {}): Promise<Ran> =>
  run(process.execPath, [`node_modules/${file}`, ...args], env)

/** Runs a program, showing its output as it comes. A program that cannot be started ends with 127. */
export function run(program: string, args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    let output = ''
    const hear = (stream: NodeJS.ReadableStream, show: NodeJS.WritableStream) =>
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        show.write(chunk)
      })
    hear(child.stdout, process.stdout)
    hear(child.stderr, process.stderr)
    child.on('error', (error) => resolve({ code: 127, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
