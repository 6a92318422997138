import { runModule } from './run-module.ts'

/** `npm run bench …`: what test/bench measures of the built product. */
export const main = (args: string[]): Promise<number> => runModule('/test/bench/bench.ts', args)
