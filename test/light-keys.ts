import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decryptWithPassword, encryptWithPassword } from '../src/core/crypto/password'
import { createVaultKeys, type OpenKeys } from '../src/core/format/encrypted/vault-keys'

/**
 * Base-2 logarithm of scrypt's work. The app's own 17 takes half a second of a core each time a password is tried, which tests
 * that do so dozens of times and are about something else need not pay for.
 */
const logN = 10

async function lighten(keyFile: Buffer, password: string): Promise<Buffer> {
  return await encryptWithPassword(await decryptWithPassword(keyFile, password), password, logN)
}

/** New keys whose password is tried with little work. */
export async function createLightKeys(password: string): Promise<OpenKeys> {
  const keys = await createVaultKeys(password)
  return { ...keys, keyFile: await lighten(keys.keyFile, password) }
}

/** The same for the keys of a backup that is there. A computer that remembers them does not know them again. */
export async function lightenKey(backup: string, password: string): Promise<void> {
  const file = join(backup, 'key.age')
  const light = await lighten(await readFile(file), password)
  await chmod(file, 0o644)
  await writeFile(file, light)
  await chmod(file, 0o444)
}
