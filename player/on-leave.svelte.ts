import { usePlayer } from './player-context.ts'

/** Runs once the page that a component stands on is left, or the component goes: for what must not wait until a page ends. */
export function onLeave(run: () => void): void {
  const { isShown } = usePlayer()
  $effect(() => (isShown?.() === false ? undefined : run))
}
