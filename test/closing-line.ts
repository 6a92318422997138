import type { Reporter, TestModule } from 'vitest/node'

/** Closes a run with one plain line, "N passed, N failed, N skipped", for whoever reads the end of the output. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) count[test.result().state]++
      if (tests.length === 0 && module.state() === 'failed') count.failed++
    }
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`)
  }
}
