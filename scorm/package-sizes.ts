/** What the bytes of a package are spent on. */
export interface KindSize {
  kind: 'course' | 'pictures' | 'sound and video' | 'other files' | 'player' | 'fonts' | 'standard'
  files: number
  bytes: number
}

/** The sizes of a package's files by kind, before they are packed; kinds without files are left out. */
export function sizesByKind(files: ReadonlyMap<string, Uint8Array>): KindSize[] {
  const sizes = new Map<KindSize['kind'], KindSize>(ORDER.map((kind) => [kind, { kind, files: 0, bytes: 0 }] as const))
  for (const [path, bytes] of files) {
    const size = sizes.get(kindOf(path))
    if (!size) continue
    size.files++
    size.bytes += bytes.length
  }
  return [...sizes.values()].filter((size) => size.files > 0)
}

const ORDER: readonly KindSize['kind'][] = [
  'course', 'pictures', 'sound and video', 'other files', 'player', 'fonts', 'standard',
] // prettier-ignore

function kindOf(path: string): KindSize['kind'] {
  if (/^fonts\//.test(path)) return 'fonts'
  if (/^course\/assets\//.test(path)) {
    if (/\.(png|jpe?g|gif|webp|avif|svg)$/i.test(path)) return 'pictures'
    return /\.(mp3|m4a|og[ga]|wav|mp4|m4v|webm)$/i.test(path) ? 'sound and video' : 'other files'
  }
  if (/^course\//.test(path)) return 'course'
  return /\.(xml|xsd|dtd|json)$/.test(path) ? 'standard' : 'player'
}
