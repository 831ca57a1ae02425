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
  /** For people, e.g. `14`. */
  readonly androidVersion: string
  /** API level, e.g. 34; 0 when the phone does not say. */
  readonly sdk: number
  /** `ro.serialno`: stays the same over USB and Wi-Fi, unlike the transport's serial. */
  readonly hardwareSerial: string
  readonly volumes: readonly StorageVolume[]
}

/** A phone that the adb server knows. `serial` names its transport (USB serial number or `host:port`). */
export type Phone =
  | {
      readonly serial: string
      readonly state: 'ready'
      readonly details: PhoneDetails
      readonly sample: boolean
    }
  | { readonly serial: string; readonly state: 'probing' }
  | { readonly serial: string; readonly state: 'unauthorized' }
  | { readonly serial: string; readonly state: 'offline' }
  | { readonly serial: string; readonly state: 'no-permissions' }
  /** Recovery, sideload, bootloader and the like: in adb, but not running Android. */
  | { readonly serial: string; readonly state: 'not-booted'; readonly mode: string }
  | { readonly serial: string; readonly state: 'failed'; readonly error: ErrorInfo }

export type ReadyPhone = Extract<Phone, { state: 'ready' }>

export type AdbState =
  | { readonly status: 'starting' }
  | { readonly status: 'running'; readonly executable: string }
  | { readonly status: 'missing' }
  | { readonly status: 'failed'; readonly message: string }

/** A phone seen on USB by the system that adb does not see: USB debugging is off, or the cable only charges. */
export interface UsbOnlyPhone {
  readonly maker: string
}

export type SamplePhoneState =
  | { readonly status: 'off' }
  | { readonly status: 'preparing'; readonly done: number; readonly total: number }
  | { readonly status: 'on'; readonly serial: string }
  | { readonly status: 'failed'; readonly message: string }

export interface DevicesView {
  readonly adb: AdbState
  readonly phones: readonly Phone[]
  readonly usbOnly: readonly UsbOnlyPhone[]
  readonly sample: SamplePhoneState
}
