import { safeStorage } from 'electron'
import type { Keychain } from '../core/app/vault-access'

/** The system's keychain; null where there is none. Linux's `basic_text` is a known key, which protects nothing. */
export const keychain: Keychain = () => {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null
  return {
    seal: bytes => safeStorage.encryptString(bytes.toString('base64')),
    open: bytes => Buffer.from(safeStorage.decryptString(bytes), 'base64'),
  }
}
