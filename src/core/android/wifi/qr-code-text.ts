import { randomInt } from 'node:crypto'

/** What a phone is asked to do by a QR code. */
export interface PairingOffer {
  /** By which name the phone then offers to be paired with, by mDNS. */
  readonly name: string
  /** For this one pairing. */
  readonly password: string
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Android Studio's have ten and twelve characters, too. */
export function createPairingOffer(): PairingOffer {
  return { name: `phonekeep-${randomText(10)}`, password: randomText(12) }
}

/** What the phone scans (Android's Settings, development/AdbQrCode.java), in the form of a Wi-Fi network's code. */
export function qrCodeText({ name, password }: PairingOffer): string {
  return `WIFI:T:ADB;S:${escape(name)};P:${escape(password)};;`
}

function escape(text: string): string {
  return text.replace(/[\\;,:"]/g, '\\$&')
}

function randomText(length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}
