import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sealSecretBox } from '../crypto/sodium'
import { isErrno } from '../errors/is-errno'

const mark = 'RCLONE_ENCRYPT_V0:'
const nonceBytes = 24
const tagBytes = 16

/**
 * Makes sure that rclone's configuration is an encrypted file. With a password alone rclone writes a new one in plain: it
 * encrypts only what it has read encrypted (fs/config/crypt.go, configKey). So the first one, which is empty, is ours.
 * @param password as in RCLONE_CONFIG_PASS
 * @throws Node's system errors
 */
export async function encryptConfig(path: string, password: string): Promise<void> {
  const present = await readConfig(path)
  if (present !== null && isEncrypted(present)) return
  await mkdir(dirname(path), { recursive: true })
  const written = `${path}.new`
  await writeFile(written, encrypt(present ?? '', password), { mode: 0o600 })
  await rename(written, path)
}

async function readConfig(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  }
}

function isEncrypted(text: string): boolean {
  const lines = text.split('\n').map(line => line.trim())
  return lines.find(line => line !== '' && !/^[#;]/.test(line))?.startsWith('RCLONE_ENCRYPT_V') === true
}

/** NaCl's secretbox, after its nonce, in base64 (fs/config/crypt.go, Encrypt). */
function encrypt(text: string, password: string): string {
  const key = createHash('sha256')
    .update(`[${password.normalize('NFKC')}][rclone-config]`)
    .digest()
  const nonce = randomBytes(nonceBytes)
  const plain = Buffer.from(text)
  const box = Buffer.alloc(plain.length + tagBytes)
  sealSecretBox(box, plain, nonce, key)
  return `# Encrypted rclone configuration File\n\n${mark}\n${Buffer.concat([nonce, box]).toString('base64')}\n`
}
