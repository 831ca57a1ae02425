import type { DevicesView, AttachedPhone, ReadyPhone, UsbOnlyPhone } from '../../shared/model/device'
import type { ErrorInfo } from '../../shared/model/errors'
import type { UsbIds } from '../../shared/terminal-commands'

/** The one thing to tell about the connection; the state nearest to a working phone wins. */
export type ConnectState =
  | { readonly kind: 'adb-starting' }
  | { readonly kind: 'adb-missing' }
  | { readonly kind: 'adb-failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly phone: ReadyPhone }
  | { readonly kind: 'several'; readonly phones: readonly ReadyPhone[] }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'probing' }
  | { readonly kind: 'no-permissions'; readonly usb: UsbIds | null }
  | { readonly kind: 'offline'; readonly serial: string }
  | { readonly kind: 'not-booted'; readonly mode: string }
  | { readonly kind: 'failed'; readonly serial: string; readonly error: ErrorInfo }
  | ({ readonly kind: 'usb-only' } & UsbOnlyPhone)
  | { readonly kind: 'no-phone' }

/** What the person can act on first comes first. */
const order: readonly AttachedPhone['state'][] = [
  'unauthorized',
  'probing',
  'no-permissions',
  'offline',
  'not-booted',
  'failed',
]

export function connectState(view: DevicesView | null): ConnectState {
  if (view === null || view.adb.status === 'starting') return { kind: 'adb-starting' }
  if (view.adb.status === 'missing') return { kind: 'adb-missing' }
  if (view.adb.status === 'failed') return { kind: 'adb-failed', message: view.adb.message }
  const ready = readyPhones(view)
  if (ready.length > 1) return { kind: 'several', phones: ready }
  if (ready[0] !== undefined) return { kind: 'ready', phone: ready[0] }
  return notReadyState(view)
}

export function readyPhones(view: DevicesView): readonly ReadyPhone[] {
  return view.phones.filter(phone => phone.state === 'ready')
}

function notReadyState(view: DevicesView): ConnectState {
  const phone = order.flatMap(state => view.phones.filter(each => each.state === state))[0]
  if (phone !== undefined) return phoneState(phone)
  const seen = view.usbOnly[0]
  return seen === undefined ? { kind: 'no-phone' } : { kind: 'usb-only', ...seen }
}

function phoneState(phone: AttachedPhone): ConnectState {
  switch (phone.state) {
    case 'ready':
      return { kind: 'ready', phone }
    case 'offline':
      return { kind: 'offline', serial: phone.serial }
    case 'not-booted':
      return { kind: 'not-booted', mode: phone.mode }
    case 'failed':
      return { kind: 'failed', serial: phone.serial, error: phone.error }
    case 'probing':
    case 'unauthorized':
      return { kind: phone.state }
    case 'no-permissions':
      return { kind: 'no-permissions', usb: phone.usb }
  }
}
