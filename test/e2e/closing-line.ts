import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Closes a run with the same plain line as the other runners: "N passed, N failed, N skipped". */
export default class ClosingLine implements Reporter {
  #count = { passed: 0, failed: 0, skipped: 0 }

  onTestEnd(_test: TestCase, { status }: TestResult): void {
    this.#count[status === 'passed' || status === 'skipped' ? status : 'failed']++
  }

  onEnd(): void {
    const { passed, failed, skipped } = this.#count
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
}
