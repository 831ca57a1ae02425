import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveKey } from '../../crypto/derive-key'
import type { EncryptedManifest } from '../manifest'
import { checkSignatures, signContents, signManifest } from './sign-manifest'

const secret = Buffer.alloc(32, 7)
const manifest: EncryptedManifest = {
  format: 'phonekeep-backup',
  version: 1,
  state: 'complete',
  name: '2026-11-22 14.30.05',
  createdBy: 'Phonekeep 0.2.0',
  startedAt: '2026-11-22T13:30:05.000Z',
  finishedAt: '2026-11-22T13:31:00.000Z',
  total: { count: 3, bytes: 1000 },
  encryption: { scheme: 'age-v1', recipient: 'age1example' },
  index: { file: 'index.jsonl.age', sha256: '11'.repeat(32) },
  report: { file: 'report.json.age', sha256: '22'.repeat(32) },
}
const signed: EncryptedManifest = {
  ...manifest,
  signature: signContents(manifest, secret),
  signature2: signManifest(manifest, secret),
}
const changes: readonly Partial<EncryptedManifest>[] = [
  { state: 'partial' },
  { stopped: 'failed' },
  { name: '2026-11-23 14.30.05' },
  { name: undefined },
  { createdBy: 'Phonekeep 0.1.0' },
  { startedAt: '2027-11-22T13:30:05.000Z' },
  { finishedAt: undefined },
  { total: { count: 4, bytes: 1000 } },
  { total: { count: 3, bytes: 1001 } },
  { encryption: { scheme: 'age-v1', recipient: 'age1other' } },
  { index: { file: 'index.jsonl.age', sha256: '33'.repeat(32) } },
  { index: undefined },
  { report: { file: 'report.json.age', sha256: '33'.repeat(32) } },
]

describe('the signatures of a manifest', () => {
  it('are right as they were written, with the secret of the key only', () => {
    expect(checkSignatures(signed, secret)).toBe('manifest')
    expect(checkSignatures(signed, Buffer.alloc(32, 8))).toBe('wrong')
  })

  it.each(changes)('do not cover %j', change => {
    expect(checkSignatures({ ...signed, ...change }, secret)).toBe('wrong')
  })

  it('tell what of them is there', () => {
    const { signature, signature2, ...bare } = signed
    expect(checkSignatures({ ...bare, signature }, secret)).toBe('contents')
    expect(checkSignatures({ ...bare, signature2 }, secret)).toBe('manifest')
    expect(checkSignatures(bare, secret)).toBe('none')
    expect(checkSignatures({ ...signed, signature: '00'.repeat(32) }, secret)).toBe('wrong')
    expect(checkSignatures({ ...signed, signature2: '00'.repeat(32) }, secret)).toBe('wrong')
    // One is not the other.
    expect(checkSignatures({ ...bare, signature2: signature }, secret)).toBe('wrong')
  })

  it('the first one is of the lines that version 0.1 signed', () => {
    const text = `age1example\n${manifest.startedAt}\n${manifest.finishedAt}\n3\n1000\nindex.jsonl.age\n${'11'.repeat(32)}\nreport.json.age\n${'22'.repeat(32)}`
    const expected = createHmac('sha256', deriveKey(secret, 'manifest')).update(text).digest('hex')
    expect(signed.signature).toBe(expected)
  })

  it('no text in one field can stand for another one', () => {
    const text = fc.string()
    fc.assert(
      fc.property(text, text, text, text, (name, createdBy, otherName, otherBy) => {
        fc.pre(name !== otherName || createdBy !== otherBy)
        const one = signManifest({ ...manifest, name, createdBy }, secret)
        expect(signManifest({ ...manifest, name: otherName, createdBy: otherBy }, secret)).not.toBe(one)
      }),
    )
  })
})
