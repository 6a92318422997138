/** The reading settings: a chunk of its own, fetched when they are first wanted. */
export { default as Settings } from '../settings/Settings.svelte'
