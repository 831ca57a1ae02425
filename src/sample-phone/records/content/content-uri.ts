/** A `content:` URI, taken apart as android.net.Uri does. */
export interface ContentUri {
  /** As it was written. */
  readonly text: string
  readonly authority: string
  /** Decoded. */
  readonly segments: readonly string[]
  readonly parameters: URLSearchParams
}

export function parseContentUri(text: string): ContentUri {
  const [, authority = '', path = '', query = ''] =
    /^content:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/.exec(text) ?? []
  const segments = path.split('/').filter(part => part !== '')
  return {
    text,
    authority: decode(authority),
    segments: segments.map(decode),
    // Uri.getQueryParameters leaves `+` as it is.
    parameters: new URLSearchParams(query.replaceAll('+', '%2B')),
  }
}

/** Uri.decode: what is no escape stays. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Matches segments against a pattern of UriMatcher: `#` a number, `*` anything. @returns the ids and names that stood there
 */
export function matchPath({ segments }: ContentUri, pattern: string): readonly string[] | undefined {
  const parts = pattern === '' ? [] : pattern.split('/')
  if (parts.length !== segments.length) return undefined
  const fits = parts.every((part, at) =>
    part === '#' ? /^\d+$/.test(segments[at] ?? '') : part === '*' || part === segments[at],
  )
  return fits ? segments.filter((_, at) => parts[at] === '#' || parts[at] === '*') : undefined
}
