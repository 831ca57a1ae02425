import { randomBytes } from 'node:crypto'
import { AgeError } from '../../crypto/age-error'
import { createIdentity, encodeIdentity, parseIdentity, type Identity } from '../../crypto/identity'
import { decryptWithPassword, encryptWithPassword } from '../../crypto/password'
import { Failure } from '../../errors/failure'

/** All that writing an encrypted backup takes. Nothing of it opens a file in a complete backup. */
export interface VaultKeys {
  /** Whom everything is encrypted for: `age1…` */
  readonly recipient: string
  /** `key.age` as it lies in each backup: the identity and the secret, under the password. */
  readonly keyFile: Buffer
  /** 32 random bytes: unchanged files are found by it, and a complete backup is signed with it. */
  readonly secret: Buffer
}

/** What the password opens. */
export interface OpenKeys extends VaultKeys {
  readonly identity: Identity
}

const secretBytes = 32
const secretLine = /^# phonekeep secret: ([A-Za-z0-9+/]{43}=)$/m

/**
 * New keys, unlike any before.
 * @throws Failure `password-empty`
 */
export async function createVaultKeys(password: string): Promise<OpenKeys> {
  const identity = createIdentity()
  return await wrapKeys(identity, randomBytes(secretBytes), password)
}

/** The same keys under another password. @throws Failure `password-empty` */
export async function rewrapKeys({ identity, secret }: OpenKeys, password: string): Promise<OpenKeys> {
  return await wrapKeys(identity, secret, password)
}

async function wrapKeys(identity: Identity, secret: Buffer, password: string): Promise<OpenKeys> {
  if (password === '') throw new Failure('password-empty')
  // An identity file as `age-keygen` writes it: `age -d -i` reads it, and takes our lines for comments.
  const text = [
    `# public key: ${identity.recipient}`,
    `# phonekeep secret: ${secret.toString('base64')}`,
    encodeIdentity(identity),
    '',
  ].join('\n')
  const keyFile = await encryptWithPassword(Buffer.from(text), password)
  return { recipient: identity.recipient, keyFile, secret, identity }
}

/**
 * Opens a `key.age`.
 * @throws Failure `wrong-password`, or `backup-damaged` for a file that is no such key
 */
export async function openVaultKeys(keyFile: Buffer, password: string): Promise<OpenKeys> {
  try {
    const text = (await decryptWithPassword(keyFile, password)).toString('utf8')
    const identity = parseIdentity(text)
    const secret = Buffer.from(secretLine.exec(text)?.[1] ?? '', 'base64')
    if (secret.length !== secretBytes) throw new Failure('backup-damaged', { message: 'key.age' })
    return { recipient: identity.recipient, keyFile, secret, identity }
  } catch (error) {
    if (!(error instanceof AgeError)) throw error
    const code = error.kind === 'wrong-password' ? 'wrong-password' : 'backup-damaged'
    throw new Failure(code, code === 'backup-damaged' ? { message: 'key.age' } : undefined, { cause: error })
  }
}
