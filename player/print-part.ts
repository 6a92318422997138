/** Prints one part of the page alone; see `print.css`. False where this window may not print. */
export function printPart(part: HTMLElement): boolean {
  const root = document.documentElement
  let isPrinting = false
  const begin = () => (isPrinting = true)
  const end = () => {
    root.classList.remove('printing-part')
    delete part.dataset['printing']
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
  }
  root.classList.add('printing-part')
  part.dataset['printing'] = ''
  window.addEventListener('beforeprint', begin)
  window.addEventListener('afterprint', end)
  window.print()
  // A frame without that permission prints nothing and tells nobody.
  if (!isPrinting) end()
  return isPrinting
}
