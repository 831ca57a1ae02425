import type { ErrorInfo } from './errors'

/** A phone that offers debugging over the network, as it says so by mDNS. */
export interface WifiPhone {
  /** What it calls itself there, e.g. `adb-R5CT1234-vWgJpq`: printable, cut. */
  readonly name: string
  /** Where adb would reach it: `host:port`. */
  readonly address: string
}

/** What the phones of the network offer. */
export interface WifiOffers {
  /** Those whose pairing dialog is open. */
  readonly pairing: readonly WifiPhone[]
  /** Those with wireless debugging on. */
  readonly connect: readonly WifiPhone[]
}

/** How far connecting to a phone over Wi-Fi has come. */
export type WifiView =
  /** Nothing is searched for. */
  | { readonly status: 'idle' }
  | { readonly status: 'starting' }
  /** This adb cannot pair. `version`: which one it is; null where it does not say. */
  | { readonly status: 'too-old'; readonly version: string | null; readonly needed: string }
  /** `qrText`: what the phone is to scan. It has the password, which is good for this once. */
  | { readonly status: 'waiting'; readonly qrText: string; readonly found: readonly WifiPhone[] }
  | { readonly status: 'pairing' }
  | { readonly status: 'connecting' }
  /** The phone knows this computer now, and was not seen on the network since. */
  | { readonly status: 'paired-but-not-found'; readonly found: readonly WifiPhone[] }
  | { readonly status: 'failed'; readonly error: ErrorInfo; readonly found: readonly WifiPhone[] }
  | { readonly status: 'connected' }
