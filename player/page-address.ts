/** The address of a page, for links and for the browser's history. */
export const pageAddress = (page: string): string => `#/${page}`
