import { afterEach, expect, it, vi } from 'vitest'
import { main } from '../../../src/build/torture.ts'

const said: string[] = []
const listen = () => {
  for (const name of ['log', 'error'] as const) {
    vi.spyOn(console, name).mockImplementation((text: unknown) => void said.push(String(text)))
  }
}

afterEach(() => {
  vi.restoreAllMocks()
  said.length = 0
})

it.each([[[]], [['--help']]])('lists what there is with %j', async (args) => {
  listen()
  expect(await main(args)).toBe(0)
  expect(said.join()).toMatch(/Names: .*\blms\b/)
})

it('says so when there is none of that name', async () => {
  listen()
  expect(await main(['nothing'])).toBe(2)
  expect(said.join()).toContain('There is no torture "nothing".')
})

it('runs one, with its arguments', async () => {
  listen()
  expect(await main(['lms', '--visits', 'many'])).toBe(2)
  expect(said.join()).toContain('npm run torture -- lms')
})
