import type { PlaceErrorKind } from '../places/place-error'

/** What rclone's words mean. The first that fits: a service that asks to wait speaks of a quota too. */
const meanings: readonly (readonly [PlaceErrorKind, readonly RegExp[]])[] = [
  ['unreachable', [/too many requests|rate.?limit|slow ?down/i, status(429)]],
  [
    'full',
    [
      /no space left|insufficient.?(storage|space)|quota|(disk|storage|drive) (is )?full|out of space/i,
      /not enough (space|storage|room)/i,
      status(507),
    ],
  ],
  [
    'denied',
    [
      /unauthori[sz]ed|forbidden|access.?denied|permission denied|unable to authenticate|read-only file ?system/i,
      /InvalidAccessKeyId|SignatureDoesNotMatch|invalid_(grant|client|access_token)|expired_access_token/i,
      /no supported methods remain|token (has )?expired|empty token/i,
      status(401, 403),
    ],
  ],
  [
    'missing',
    [
      /(object|directory|file) not found|404 not found|no such file|does not exist|NoSuch(Key|Bucket)/i,
      status(404),
    ],
  ],
  [
    'unreachable',
    [
      /connection (refused|reset|lost|closed)|no such host|network is unreachable|no route to host|host is down/i,
      /timeout|timed out|deadline exceeded|broken pipe|\bEOF\b|use of closed network|server closed|connectex/i,
      /couldn't connect|server misbehaving|temporary failure in name|bad gateway|service unavailable/i,
      status(502, 503, 504),
    ],
  ],
]

/** In the words of HTTP libraries: a number alone may be of a file's name. */
function status(...codes: readonly number[]): RegExp {
  return new RegExp(`(status( ?code)?:?|error|http) ?(${codes.join('|')})\\b`, 'i')
}

/** @param said an error's text, of any version of rclone, with what the service said */
export function explainRcloneError(said: string): PlaceErrorKind {
  // Addresses and paths are quoted, and may hold any word.
  const words = said.replace(/"[^"]*"/g, '""')
  return meanings.find(([, patterns]) => patterns.some(pattern => pattern.test(words)))?.[0] ?? 'failed'
}

const maxLength = 500

/** What could let somebody in, as it stands in addresses, headers and settings. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/(\w:\/\/)[^\s/@]*@/g, '$1'],
  [/\b(Bearer|Basic|Authorization:?)\s+[\w+/=.~-]{6,}/g, '$1 …'],
  [
    /([?&"][\w-]*(?:token|sig|signature|key|secret|pass|password|credential|code)"?[=:])\s*"?[^&\s",}]+/gi,
    '$1…',
  ],
]

/** An error's text, shortened, without what could let somebody in. */
export function withoutSecrets(said: string, known: readonly string[] = []): string {
  let text = said
  for (const secret of known) if (secret !== '') text = text.replaceAll(secret, '…')
  for (const [pattern, replacement] of secrets) text = text.replace(pattern, replacement)
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}
