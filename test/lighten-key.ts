import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decryptWithPassword, encryptWithPassword } from '../src/core/crypto/password'

/** Base-2 logarithm of scrypt's work. The app's own 17 takes half a second of a core each time a backup is opened. */
const logN = 10

/**
 * Puts a backup's key under the same password with little work, for tests that open it dozens of times and are about
 * something else. A computer that remembers the key does not know it again.
 */
export async function lightenKey(backup: string, password: string): Promise<void> {
  const file = join(backup, 'key.age')
  const key = await decryptWithPassword(await readFile(file), password)
  await chmod(file, 0o644)
  await writeFile(file, await encryptWithPassword(key, password, logN))
  await chmod(file, 0o444)
}
