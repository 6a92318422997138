/** Hands a text to the learner as a file, made in the browser: nothing is sent anywhere. */
export function saveText(name: string, text: string, type = 'text/markdown;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Not at once: some browsers begin to read the file a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
