import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { feedShell } from '../../src/core/android/adb/feed-shell'
import { usePhone } from '../phone-fixture'

const fixture = usePhone()

async function* pieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length)
    yield await Promise.resolve(bytes.subarray(at, at + length))
}

describe('a command on the phone that is given bytes', () => {
  it('gets exactly these, and their end', async () => {
    const bytes = randomBytes(3_000_001)
    const result = await feedShell(await fixture().link(), 'sha256sum', pieces(bytes, 700_000), {})
    expect(result.exitCode).toBe(0)
    expect(result.stdout.toString().slice(0, 64)).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('may be given none', async () => {
    const result = await feedShell(await fixture().link(), 'wc -c', pieces(Buffer.alloc(0), 1), {})
    expect(result.stdout.toString().trim()).toBe('0')
  })

  it('may end before it has read them', async () => {
    const bytes = randomBytes(20_000_000)
    const ended = feedShell(await fixture().link(), 'echo no >&2; exit 3', pieces(bytes, 100_000), {})
    await expect(ended).resolves.toMatchObject({ exitCode: 3, stderr: Buffer.from('no\n') })
  })

  it('is ended by the signal', async () => {
    const stop = new AbortController()
    async function* endless(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('a'))
      stop.abort(new Error('stopped'))
      yield Buffer.from('b')
    }
    const fed = feedShell(await fixture().link(), 'cat >/dev/null', endless(), { signal: stop.signal })
    await expect(fed).rejects.toThrow('stopped')
  })
})
