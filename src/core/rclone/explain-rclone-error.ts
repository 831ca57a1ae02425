import type { PlaceErrorKind } from '../places/place-error'

/** What rclone's words mean. The first that fits: a service that asks to wait speaks of a quota too. */
const meanings: readonly (readonly [PlaceErrorKind, RegExp])[] = [
  ['unreachable', /too many requests|\b429\b|rate.?limit|slow ?down/i],
  [
    'full',
    /no space left|\b507\b|insufficient.?(storage|space)|quota|(disk|storage|drive) (is )?full|not enough (space|storage|room)|out of space/i,
  ],
  [
    'denied',
    /\b40[13]\b|unauthori[sz]ed|forbidden|access.?denied|permission denied|unable to authenticate|no supported methods remain|InvalidAccessKeyId|SignatureDoesNotMatch|invalid_(grant|client|access_token)|expired_access_token|token (has )?expired|empty token|read-only file ?system/i,
  ],
  [
    'missing',
    /object not found|directory not found|\b404\b|no such file|does not exist|NoSuch(Key|Bucket)|file not found/i,
  ],
  [
    'unreachable',
    /connection (refused|reset|lost|closed)|no such host|network is unreachable|no route to host|host is down|timeout|timed out|deadline exceeded|broken pipe|\bEOF\b|use of closed network|server closed|\b50[0234]\b|couldn't connect|connectex|server misbehaving|temporary failure in name/i,
  ],
]

/** @param said an error's text, of any version of rclone, with what the service said */
export function explainRcloneError(said: string): PlaceErrorKind {
  return meanings.find(([, words]) => words.test(said))?.[0] ?? 'failed'
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
