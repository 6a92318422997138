import { page } from 'vitest/browser'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import '../../player/style.css'
import '../../player/settings/reading.css'
import type { Branding } from '../../courses/format/course.ts'
import { openPlayer } from './render-player.ts'

const accent = { light: '#8a1f5c', dark: '#ffd000' }
const accentSoft = { light: '#f6edf2', dark: '#342f24' }
/** The player's own accent, and that of its theme of high contrast. */
const OWN = { light: 'rgb(35, 65, 143)', dark: 'rgb(157, 180, 255)' }
const HIGH = { light: 'rgb(11, 42, 134)', dark: 'rgb(255, 225, 74)' }
const picture = (width: number, height: number) =>
  `data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/%3E`
const logo = { src: picture(300, 100), alt: 'Town of Rivermouth' }
const square = { ...logo, src: picture(100, 100) }

async function open(branding: Branding | undefined, direction = 'ltr') {
  onTestFinished(() => {
    document.adoptedStyleSheets = []
    delete document.documentElement.dataset['theme']
    document.documentElement.toggleAttribute('data-large', false)
    document.documentElement.dir = ''
  })
  document.documentElement.dir = direction
  await openPlayer({
    course: { title: 'A course about living together', ...(branding && { branding }) },
    pages: [{ id: 'one' }, { id: 'two' }],
    source: { asset: (path) => path },
  })
}

/** What the two properties come to in a theme. */
function coloursIn(theme: string) {
  document.documentElement.dataset['theme'] = theme
  const probe = document.body.appendChild(document.createElement('div'))
  probe.style.cssText = 'color: var(--accent); background: var(--accent-soft)'
  const { color, backgroundColor } = getComputedStyle(probe)
  probe.remove()
  return [color, backgroundColor]
}
const boxOf = (element: Element) => element.getBoundingClientRect().toJSON() as DOMRect
const image = () => page.getByRole('img', { name: logo.alt }).element()
const title = () => document.querySelector('header .course') ?? expect.fail('no title')

beforeEach(() => page.viewport(1200, 800))

describe('the colours of a course', () => {
  it('hold in the light and in the dark theme', async () => {
    await open({ accent, accentSoft })
    expect(coloursIn('light')).toEqual(['rgb(138, 31, 92)', 'rgb(246, 237, 242)'])
    expect(coloursIn('dark')).toEqual(['rgb(255, 208, 0)', 'rgb(52, 47, 36)'])
  })

  it('give way to a learner who wants more contrast', async () => {
    await open({ accent, accentSoft })
    expect(coloursIn('light contrast')[0]).toBe(HIGH.light)
    expect(coloursIn('dark contrast')[0]).toBe(HIGH.dark)
  })

  it.each([undefined, { logo }])('are the player’s where the course has none', async (branding) => {
    await open(branding)
    expect([coloursIn('light')[0], coloursIn('dark')[0]]).toEqual([OWN.light, OWN.dark])
  })
})

describe('the logo of a course', () => {
  it('stands close before the title, with its alternative text', async () => {
    await open({ logo: square })
    expect(image()).toHaveAttribute('src', square.src)
    await vi.waitFor(() => expect(boxOf(image())).toMatchObject({ width: 32, height: 32 }))
    expect(boxOf(title()).left - boxOf(image()).right).toBe(12)
    await expect.element(page.getByText('A course about living together', { exact: true })).toBeVisible()
  })

  it('stands before it where one reads from right to left, too', async () => {
    await open({ logo: square }, 'rtl')
    await vi.waitFor(() => expect(boxOf(image()).width).toBe(32))
    expect(boxOf(image()).left - boxOf(title()).right).toBe(12)
  })

  it('has its room before it arrives, and keeps it if it does not', async () => {
    await open({ logo })
    await vi.waitFor(() => expect(image()).toHaveProperty('naturalWidth', 300))
    // Its end moves with the save sign, which may still be at work.
    const { left, top } = boxOf(title())
    image().setAttribute('src', './none.png')
    await vi.waitFor(() => expect(image()).toHaveProperty('naturalWidth', 0))
    expect(boxOf(title())).toMatchObject({ left, top })
  })

  it('has the title beside it in a large text, too', async () => {
    await page.viewport(390, 800)
    document.documentElement.toggleAttribute('data-large', true)
    await open({ logo })
    expect(boxOf(title()).left).toBeGreaterThan(boxOf(image()).left)
    expect(boxOf(title()).top).toBeLessThan(boxOf(image()).bottom)
  })

  it.each([320, 390, 640, 700, 1000])('takes no room from the buttons on a screen of %d px', async (width) => {
    await page.viewport(width, 800)
    await open({ logo })
    await vi.waitFor(() => expect(image()).toHaveProperty('naturalWidth', 300))
    expect(boxOf(image()).width).toBeGreaterThan(15)
    expect(boxOf(image()).width).toBeLessThanOrEqual(boxOf(image().parentElement ?? image()).width)
    const bar = document.querySelector('header') ?? document.body
    const widths = [...bar.querySelectorAll('button')].map((button) => boxOf(button).width).filter(Boolean)
    expect(Math.min(...widths)).toBe(44)
    expect([bar.scrollWidth, document.documentElement.scrollWidth]).toEqual([width, width])
  })
})

it('is nothing at all in a course without branding', async () => {
  await open(undefined)
  expect([document.adoptedStyleSheets.length, document.querySelector('header img')]).toEqual([0, null])
})
