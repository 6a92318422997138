import { besiege } from '../security/play.ts'
import { expect, test } from '@playwright/test'

test('3,000 hostile texts in a course in one file: no script runs and nothing is asked for', async ({ browser }) => {
  const { snippets, pages, scripts, requests } = await besiege(browser, 3_000, 20_261_122)
  expect({ snippets, pages, scripts, requests }).toEqual({ snippets: 3_000, pages: 30, scripts: [], requests: [] })
})
