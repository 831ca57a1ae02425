const reasons = [
  [
    /fetch failed|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
    'its server cannot be reached',
  ],
  [/CERT|certificate/i, 'the connection to its server is not trusted'],
  [/\b40[37]\b|forbidden/i, 'this network does not allow it'],
  [/\b404\b/, 'it is not there'],
  [/checksum|sha256/i, 'what came is not what was announced'],
  [/ENOSPC/, 'the disk is full'],
]

/** Why a download did not come, in a few words, from what the program that tried it has written. */
export function whyNotDownloaded(output, exitCode) {
  const known = reasons.find(([pattern]) => pattern.test(output))
  if (known) return known[1]
  const line = output.split('\n').find(each => /error|failed/i.test(each))
  return line?.trim() ?? `exit code ${exitCode}`
}
