/** A day of the calendar as a date, for its name in words. */
export const dateOf = (day: string): Date => new Date(`${day}T12:00:00`)
