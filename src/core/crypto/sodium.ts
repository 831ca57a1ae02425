import sodiumNative from 'sodium-native'

/**
 * Libsodium's combined mode: `sealed` is the bytes followed by a tag of 16. Answers how many bytes were written.
 * Writes into `sealed` without a copy or an allocation.
 */
type Seal = (
  ...args: [
    sealed: Uint8Array,
    plain: Uint8Array,
    context: Uint8Array | null,
    secretNonce: null,
    nonce: Uint8Array,
    key: Uint8Array,
  ]
) => number

/** The reverse. Throws when the tag does not fit; callers check the answer besides (see {@link opens}). */
type Open = (
  ...args: [
    plain: Uint8Array,
    secretNonce: null,
    sealed: Uint8Array,
    context: Uint8Array | null,
    nonce: Uint8Array,
    key: Uint8Array,
  ]
) => number

/** What we use of sodium-native; its published types lack some and give the others no answer. */
interface Sodium {
  readonly crypto_aead_chacha20poly1305_ietf_encrypt: Seal
  readonly crypto_aead_chacha20poly1305_ietf_decrypt: Open
  readonly crypto_aead_xchacha20poly1305_ietf_encrypt: Seal
  readonly crypto_aead_xchacha20poly1305_ietf_decrypt: Open
  readonly crypto_secretbox_easy: (
    sealed: Uint8Array,
    plain: Uint8Array,
    nonce: Uint8Array,
    key: Uint8Array,
  ) => void
  readonly crypto_scalarmult_base: (publicKey: Uint8Array, secret: Uint8Array) => void
  readonly crypto_scalarmult: (shared: Uint8Array, secret: Uint8Array, publicKey: Uint8Array) => void
}

// Electron's OpenSSL is BoringSSL, which offers Node no chacha20-poly1305: hence libsodium.
const sodium = sodiumNative as unknown as Sodium

/** ChaCha20-Poly1305 of RFC 8439: a nonce of 12 bytes, a key of 32. */
export const sealChaCha = sodium.crypto_aead_chacha20poly1305_ietf_encrypt
export const openChaCha = sodium.crypto_aead_chacha20poly1305_ietf_decrypt

/** XChaCha20-Poly1305 of draft-irtf-cfrg-xchacha: a nonce of 24 bytes, which may be random; a key of 32. */
export const sealXChaCha = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt
export const openXChaCha = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt

/** NaCl's secretbox, a tag of 16 bytes and then the bytes: a nonce of 24 bytes, which may be random; a key of 32. */
export const sealSecretBox = sodium.crypto_secretbox_easy

/**
 * X25519 of RFC 7748, all of 32 bytes. Node's takes 0.6 ms to read a key before it begins, for each file anew; this one
 * takes 0.05 ms in all. The second throws when the result is zero.
 */
export const multiplyBase = sodium.crypto_scalarmult_base
export const multiplyPoint = sodium.crypto_scalarmult

/**
 * Runs one opening and tells whether the bytes are authentic; when not, `plain` is all zero or untouched.
 * The binding hands libsodium's -1 through an unsigned type (binding.cc), so an answer below zero is not relied upon:
 * only the exact number of bytes counts as success.
 */
export function opens(plain: Uint8Array, open: () => number): boolean {
  try {
    return open() === plain.length
  } catch {
    return false
  }
}
