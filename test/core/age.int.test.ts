import { Decrypter, Encrypter } from 'age-encryption'
import { execFile, spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentity, encodeIdentity, parseIdentity } from '../../src/core/crypto/identity'
import { decryptWithPassword, encryptWithPassword } from '../../src/core/crypto/password'
import { decryptStream } from '../../src/core/crypto/decrypt-stream'
import { boundarySizes, collect, contentOf, decrypt, encrypt, identity } from '../../src/core/crypto/testing'

const password = 'Schlüssel mit Leerzeichen 🔑'
/** And one that ends in the middle of a chunk. */
const sizes = [...boundarySizes, 100_000]
const run = promisify(execFile)

describe('the library age-encryption', () => {
  it.each(sizes)('opens %d bytes encrypted here, and the other way round', async size => {
    const plain = contentOf(size)
    const decrypter = new Decrypter()
    decrypter.addIdentity(encodeIdentity(identity))
    expect(Buffer.from(await decrypter.decrypt(await encrypt(plain))).equals(plain)).toBe(true)

    const encrypter = new Encrypter()
    encrypter.addRecipient(identity.recipient)
    expect((await decrypt(await encrypter.encrypt(plain))).equals(plain)).toBe(true)
  })

  it('opens what is under a password here, and the other way round', async () => {
    const plain = contentOf(200)
    const decrypter = new Decrypter()
    decrypter.addPassphrase(password)
    const opened = await decrypter.decrypt(await encryptWithPassword(plain, password, 10))
    expect(Buffer.from(opened).equals(plain)).toBe(true)

    const encrypter = new Encrypter()
    encrypter.setPassphrase(password)
    encrypter.setScryptWorkFactor(10)
    expect((await decryptWithPassword(await encrypter.encrypt(plain), password)).equals(plain)).toBe(true)
  })

  it('may encrypt for others too: ours is found among them', async () => {
    const encrypter = new Encrypter()
    for (let other = 0; other < 20; other++) encrypter.addRecipient(createIdentity().recipient)
    encrypter.addRecipient(identity.recipient)
    expect((await decrypt(await encrypter.encrypt(contentOf(77)))).equals(contentOf(77))).toBe(true)
  })
})

// Of Debian's packages, which npm test installs; `script` is in bsdutils, which every Debian has.
describe.runIf(process.platform === 'linux')('the age tool', () => {
  let folder = ''
  const at = (name: string) => join(folder, name)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phonekeep-age-'))
    await writeFile(at('key.txt'), `# public key: ${identity.recipient}\n${encodeIdentity(identity)}\n`)
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  it.each(sizes)('opens %d bytes encrypted here, and the other way round', async size => {
    const plain = contentOf(size)
    await writeFile(at('ours.age'), await encrypt(plain))
    // Not with -o: version 1.1 makes no file for a content of no bytes.
    const options = { encoding: 'buffer', maxBuffer: 2 ** 20 } as const
    const { stdout } = await run('age', ['-d', '-i', at('key.txt'), at('ours.age')], options)
    expect(stdout.equals(plain)).toBe(true)

    await writeFile(at('plain'), plain)
    await run('age', ['-r', identity.recipient, '-o', at('theirs.age'), at('plain')])
    const opened = await collect(decryptStream(createReadStream(at('theirs.age')), identity))
    expect(opened.equals(plain)).toBe(true)
  })

  it('refuses what we refuse', async () => {
    const file = await encrypt(contentOf(100))
    await writeFile(at('cut.age'), file.subarray(0, -1))
    await expect(run('age', ['-d', '-i', at('key.txt'), at('cut.age')])).rejects.toThrow(/EOF|decrypt/)
  })

  it('makes keys that are read here, and knows their public half as we do', async () => {
    await run('age-keygen', ['-o', at('made.txt')])
    const made = parseIdentity(await readFile(at('made.txt'), 'utf8'))
    const { stdout } = await run('age-keygen', ['-y', at('made.txt')])
    expect(made.recipient).toBe(stdout.trim())
  })

  it('opens what is under a password here, as the user would type it', async () => {
    await writeFile(at('key.age'), await encryptWithPassword(contentOf(300), password))
    const { code } = await runInTerminal(['age', '-d', '-o', at('key'), at('key.age')], [password])
    expect(code).toBe(0)
    expect((await readFile(at('key'))).equals(contentOf(300))).toBe(true)
  })

  it('takes no other password for it', async () => {
    await writeFile(at('other.age'), await encryptWithPassword(contentOf(300), password))
    const { code, output } = await runInTerminal(['age', '-d', at('other.age')], [`${password}!`])
    expect(code).not.toBe(0)
    expect(output).toContain('incorrect passphrase')
  })

  it('encrypts under a password that opens it here', async () => {
    await writeFile(at('secret'), contentOf(70_000))
    const command = ['age', '-p', '-o', at('secret.age'), at('secret')]
    const { code } = await runInTerminal(command, [password, password])
    expect(code).toBe(0)
    const opened = await decryptWithPassword(await readFile(at('secret.age')), password)
    expect(opened.equals(contentOf(70_000))).toBe(true)
  })
})

/** Runs a program in a terminal of its own, as age asks there alone, and types one answer at each prompt. */
async function runInTerminal(command: readonly string[], answers: readonly string[]) {
  const quoted = command.map(word => `'${word}'`).join(' ')
  const terminal = spawn('script', ['--quiet', '--return', '--flush', '--command', quoted, '/dev/null'])
  let output = ''
  let answered = 0
  terminal.stdout.on('data', (piece: Buffer) => {
    output += piece.toString()
    const prompts = output.match(/passphrase[^:\n]*: /gi)?.length ?? 0
    while (answered < Math.min(prompts, answers.length)) terminal.stdin.write(`${answers[answered++]}\n`)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    terminal.on('error', reject)
    terminal.on('close', resolve)
  })
  return { code, output }
}
