import { expect, test } from 'vitest'
import { whyNotDownloaded } from './why-not-downloaded.mjs'

test.each([
  [
    'TypeError: fetch failed\n    at node:internal/deps/undici/undici:13510:13',
    'its server cannot be reached',
  ],
  ['HTTPError: Response code 403 (Forbidden)', 'this network does not allow it'],
  ['Error: something else failed\n    at main', 'Error: something else failed'],
  ['', 'exit code 1'],
])('%s', (output, reason) => {
  expect(whyNotDownloaded(output, 1)).toBe(reason)
})
