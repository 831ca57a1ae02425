import { expect, it } from 'vitest'
import { createTags } from './encrypted/fingerprints'
import { encryptedFormat } from './encrypted/encrypted-format'
import { fileVersion } from './index-line'
import { plainFormat } from './plain/plain-format'

/**
 * Made once with HMAC-SHA-256 and SHA-256 as docs/backup-format.md says, for a secret of 32 sevens. With any other ones
 * nothing of an earlier backup would be found again: the first run would copy everything anew.
 */
const vectors = [
  {
    file: {
      path: '/storage/emulated/0/DCIM/Camera/IMG_0001.jpg',
      bytes: 2_400_001,
      modifiedAt: 1_700_000_000,
    },
    ofPath: '90e006b71bf4cf43f2c967409de08736',
    ofVersion: 'ab4717bf9b016635905890f4b4516b0a',
    plainPart: '0107e9aefc26ad71707b59d030c6e519',
  },
  {
    file: { path: '/storage/1A2B-3C4D/DCIM/na\udce9me.jpg', bytes: 0, modifiedAt: -1 },
    ofPath: 'b713431e5d64d4a3c707a0f514df491e',
    ofVersion: 'c2044c764e31a4276403e8d30d66056a',
    plainPart: '8a74f81c12c4f7cbba449f94446b279f',
  },
]

it.each(vectors)('the tags and the part of $file.path stay what they are', ({ file, ...names }) => {
  const secret = Buffer.alloc(32, 7)
  const tags = createTags(secret)
  const version = fileVersion(file.bytes, file.modifiedAt)
  const sealed = encryptedFormat({ recipient: 'age1', keyFile: Buffer.alloc(0), secret })
  expect({
    ofPath: tags.ofReference(file.path),
    ofVersion: tags.ofVersion(file.path, version),
    plainPart: plainFormat.partName(file.path, version),
  }).toEqual(names)
  expect(sealed.partName(file.path, version)).toBe(names.ofVersion)
})
