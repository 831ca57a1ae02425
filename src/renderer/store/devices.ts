import { create } from 'zustand'
import type { DevicesView, ReadyPhone } from '../../shared/model/device'
import { readyPhones } from '../lib/connect-state'

interface DevicesState {
  /** Null until main has answered for the first time. */
  readonly view: DevicesView | null
  readonly chosenSerial: string | null
}

export const useDevices = create<DevicesState>(() => ({ view: null, chosenSerial: null }))

export function choosePhone(serial: string): void {
  useDevices.setState({ chosenSerial: serial })
}

/** The phone to work with: the chosen one, or the only one there is. */
export function currentPhone({ view, chosenSerial }: DevicesState): ReadyPhone | null {
  const ready = view === null ? [] : readyPhones(view)
  const chosen = ready.find(phone => phone.serial === chosenSerial)
  return chosen ?? (ready.length === 1 ? (ready[0] ?? null) : null)
}

export function hasSeveralPhones({ view }: DevicesState): boolean {
  return view !== null && readyPhones(view).length > 1
}

/** The phone with this hardware serial number, if it is ready. */
export function findReadyPhone(view: DevicesView | null, hardwareSerial: string | null): ReadyPhone | null {
  const ready = view === null ? [] : readyPhones(view)
  return ready.find(({ details }) => details.hardwareSerial === hardwareSerial) ?? null
}

export function isReady({ view }: DevicesState, serial: string): boolean {
  return view !== null && readyPhones(view).some(phone => phone.serial === serial)
}
