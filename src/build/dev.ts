import { createServer } from 'vite'

/** `npm run dev`: the app for authors and developers; edits show at once, problems of a course over the page. */
export async function main(): Promise<number> {
  const server = await createServer()
  await server.listen()
  server.printUrls()
  return new Promise(() => undefined)
}
