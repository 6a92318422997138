/** Hands a text to the learner as a file, made in the browser: nothing is sent anywhere. */
export const saveText = (name: string, text: string, type = 'text/markdown;charset=utf-8'): void =>
  saveFile(name, new Blob([text], { type }))

/** Hands a file to the learner; nothing is sent anywhere. */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Not at once: some browsers begin to read the file a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
