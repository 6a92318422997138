/** The sections of home, in their order. The first is the one without a mark in the address. */
export const VIEWS = ['courses', 'resources', 'glossary', 'data'] as const
export type View = (typeof VIEWS)[number]

export const viewOf = (hash: string): View => VIEWS.find((view) => hash === `#${view}`) ?? 'courses'
export const viewAddress = (view: View): string => `./#${view}`
