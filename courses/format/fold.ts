/** Folds case and accents away, so that "Neuchatel" finds "Neuchâtel". */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
