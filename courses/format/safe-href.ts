/** The only kinds of address that course text may link to. Apart from the schemas, so that the player needs no zod. */
export const SAFE_HREF = /^(https?:\/\/|mailto:)/i
