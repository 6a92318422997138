/** What browsers do not all know: scripts that run from right to left, by language. */
const RTL = /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)\b|-(arab|hebr|thaa|syrc|nkoo|adlm)\b/i

/** How texts in a language run. */
export function direction(tag: string): 'ltr' | 'rtl' {
  return RTL.test(tag) ? 'rtl' : (textInfo(tag) ?? 'ltr')
}

/** What the browser knows: a method in newer ones, a property in older ones, nothing in some. */
function textInfo(tag: string): 'ltr' | 'rtl' | undefined {
  type WithTextInfo = Intl.Locale & {
    textInfo?: { direction?: 'ltr' | 'rtl' }
    getTextInfo?(): { direction?: 'ltr' | 'rtl' }
  }
  try {
    const locale: WithTextInfo = new Intl.Locale(tag)
    return (locale.getTextInfo?.() ?? locale.textInfo)?.direction
  } catch {
    return undefined // the tag is none that the browser understands
  }
}
