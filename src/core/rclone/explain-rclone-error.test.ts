import { expect, it } from 'vitest'
import { explainRcloneError, withoutSecrets } from './explain-rclone-error'

it.each([
  ['unreachable', 'Propfind "http://127.0.0.1:1/": dial tcp 127.0.0.1:1: connect: connection refused'],
  ['unreachable', 'Put "http://nas/full/forbidden.jpg": EOF'],
  ['unreachable', 'dial tcp: lookup nas.example: no such host'],
  ['unreachable', 'Too Many Requests: 429 Too Many Requests'],
  ['unreachable', 'googleapi: Error 403: User rate limit exceeded, userRateLimitExceeded'],
  ['unreachable', 'Service Unavailable: 503 Service Unavailable'],
  ['denied', "couldn't list files: Unauthorized: 401 Unauthorized"],
  [
    'denied',
    "couldn't connect SSH: ssh: handshake failed: ssh: unable to authenticate, attempted methods [none]",
  ],
  ['denied', 'SignatureDoesNotMatch: The request signature does not match\n\tstatus code: 403, request id: '],
  ['denied', 'expired_access_token/...'],
  ['full', 'Insufficient Storage: 507 Insufficient Storage'],
  ['full', 'googleapi: Error 403: The user has exceeded their Drive storage quota, storageQuotaExceeded'],
  ['full', 'upload failed: path/insufficient_space/...'],
  ['full', 'sftp: "write: no space left on device" (SSH_FX_FAILURE): no space left on device'],
  ['missing', 'object not found'],
  ['missing', 'rmdir failed: Not Found: 404 Not Found'],
  ['failed', 'corrupted on transfer: sizes differ 404 vs 403'],
  ['failed', "can't copy - source file is being updated"],
])('takes as %s: %s', (kind, said) => {
  expect(explainRcloneError(said)).toBe(kind)
})

it('says no secret', () => {
  const said = withoutSecrets(
    [
      'Get "https://anna:hidden-1@nas/x?access_token=hidden-2&X-Amz-Signature=hidden3&path=/shown": EOF',
      'Authorization: hidden-4 and Bearer hidden-5',
      '{"refresh_token":"hidden-6","expiry":"shown"} known-7',
    ].join('\n'),
    ['known-7', ''],
  )
  expect(said).not.toMatch(/hidden|known/)
  expect(said).toContain('https://nas/x')
  expect(said).toContain('/shown')
  expect(withoutSecrets('x'.repeat(10_000)).length).toBeLessThan(1_000)
})
