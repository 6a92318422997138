import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

export const INTEGRITY = 'integrity.json'

/** The SHA-256 of each file by its path, as text, so that anybody can see whether a package is as it was made. */
export function integrity(files: ReadonlyMap<string, Uint8Array>): string {
  const sums = [...files].map(([path, bytes]) => [path, bytesToHex(sha256(bytes))] as const)
  const sorted = sums.sort(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify({ algorithm: 'SHA-256', files: Object.fromEntries(sorted) }, null, 1)}\n`
}

/** What stands in a content security policy for an inline script or style. */
export const sourceHash = (text: string): string => `'sha256-${base64(sha256(new TextEncoder().encode(text)))}'`

/** Base64 (RFC 4648 §4) of bytes. */
export function base64(bytes: Uint8Array): string {
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
