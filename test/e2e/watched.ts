import { test as base, expect, type Page } from '@playwright/test'

/** What must not happen on any page of the product: an error in the console, a broken policy, a request elsewhere. */
export interface Watch {
  errors: string[]
}

const isOutside = (url: string): boolean =>
  /^https?:/.test(url) && !/^https?:\/\/(localhost|127\.0\.0\.1)[:/]/.test(url)

function watch(page: Page, errors: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('request', (request) => {
    if (isOutside(request.url())) errors.push(`request to ${request.url()}`)
  })
}

/** Tests whose pages are watched; a test that expects an error takes it out of `watched.errors`. */
export const test = base.extend<{ watched: Watch }>({
  watched: [
    async ({ context }, use) => {
      const errors: string[] = []
      context.on('page', (page) => watch(page, errors))
      await use({ errors })
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})
export { expect }
