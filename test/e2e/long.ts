/** `LONG=1 npm run test:e2e`: everything in all its forms, for which `npm test` has no time. */
export const IS_LONG = process.env['LONG'] === '1'
