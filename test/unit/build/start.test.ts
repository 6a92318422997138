import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { main } from '../../../src/build/start.ts'

let blocker: Server | undefined
afterEach(() => {
  blocker?.close()
  vi.restoreAllMocks()
})

test('a taken port is told before anything is built', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const port = await new Promise<number>((resolve) => {
    blocker = createServer().listen(0, 'localhost', () => resolve((blocker?.address() as AddressInfo).port))
  })
  expect(await main(['--port', String(port)])).toBe(1)
  expect(said.mock.calls).toEqual([[`Port ${port} is taken by another program. Leave --port out to use a free one.`]])
})

test.each([
  [['--port', 'eighty'], '"eighty" is not a port. Use a number from 1 to 65535.'],
  [['--port', '70000'], '"70000" is not a port. Use a number from 1 to 65535.'],
  [['--prot', '80'], "Unknown option '--prot'"],
])('refuses %j as wrong use', async (args, reason) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(await main(args)).toBe(2)
  expect(said.mock.calls.flat().join()).toContain(reason)
})
