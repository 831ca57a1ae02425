import type { UsbIds } from '../terminal-commands'
import type { ErrorInfo } from './errors'

export interface StorageVolume {
  /** Path on the phone, e.g. `/storage/emulated/0`. */
  readonly path: string
  readonly kind: 'internal' | 'sd-card'
  readonly totalBytes: number
  readonly freeBytes: number
}

export interface PhoneDetails {
  readonly manufacturer: string
  readonly model: string
  /** What it is sold as, e.g. `Galaxy A54 5G`, where the phone or a list tells. */
  readonly marketName?: string | undefined
  /** For people, e.g. `14`. */
  readonly androidVersion: string
  /** API level, e.g. 34; 0 when the phone does not say. */
  readonly sdk: number
  /** `ro.serialno`: stays the same over USB and Wi-Fi, unlike the transport's serial. */
  readonly hardwareSerial: string
  readonly volumes: readonly StorageVolume[]
}

/** A phone that the adb server knows. `serial` names its transport (USB serial number or `host:port`). */
export type AttachedPhone =
  | {
      readonly serial: string
      readonly state: 'ready'
      readonly details: PhoneDetails
      readonly sample: boolean
    }
  | { readonly serial: string; readonly state: 'probing' }
  | { readonly serial: string; readonly state: 'unauthorized' }
  | { readonly serial: string; readonly state: 'offline' }
  /** Linux keeps it from the user. `usb`: what a rule for it takes, where that is known. */
  | { readonly serial: string; readonly state: 'no-permissions'; readonly usb: UsbIds | null }
  /** Recovery, sideload, bootloader and the like: in adb, but not running Android. */
  | { readonly serial: string; readonly state: 'not-booted'; readonly mode: string }
  | { readonly serial: string; readonly state: 'failed'; readonly error: ErrorInfo }

export type ReadyPhone = Extract<AttachedPhone, { state: 'ready' }>

export type AdbState =
  | { readonly status: 'starting' }
  /** `fetched`: its program is the one that the app has fetched. */
  | { readonly status: 'running'; readonly executable: string; readonly fetched: boolean }
  | { readonly status: 'missing' }
  | { readonly status: 'failed'; readonly message: string }

/** A phone seen on USB by the system that adb does not see. */
export interface UsbOnlyPhone {
  readonly maker: string
  /** `files`: the cable carries data, but USB debugging is off. `nothing`: it only charges. */
  readonly offers: 'files' | 'nothing'
}

export type SamplePhoneState =
  | { readonly status: 'off' }
  | { readonly status: 'preparing'; readonly done: number; readonly total: number }
  | { readonly status: 'on'; readonly serial: string }
  | { readonly status: 'failed'; readonly message: string }

export interface DevicesView {
  readonly adb: AdbState
  readonly phones: readonly AttachedPhone[]
  readonly usbOnly: readonly UsbOnlyPhone[]
  readonly sample: SamplePhoneState
}
