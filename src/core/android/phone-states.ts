import type { Phone } from '../../shared/model/device'
import type { AdbServer } from './adb/adb-server'
import type { ListedPhone } from './adb/list-phones'
import { linkPhone } from './adb/open-service'
import { describeError } from '../errors/describe-error'
import { probePhone } from './probe-phone'

export interface PhoneStates {
  readonly list: () => readonly Phone[]
  /** Takes the server's newest list; phones that are new or newly ready are probed. */
  readonly update: (server: AdbServer | null, listed: readonly ListedPhone[]) => void
}

interface Entry {
  readonly adbState: string
  readonly phone: Phone
  /** Ends the probe when the phone leaves or changes. */
  readonly probe: AbortController
}

interface StatesOptions {
  readonly isSample: (serial: string) => boolean
  readonly onChange: () => void
}

/** The phones as they are shown, from the adb server's list and what probing them tells. */
export function createPhoneStates({ isSample, onChange }: StatesOptions): PhoneStates {
  let entries: readonly Entry[] = []

  const replace = (entry: Entry, phone: Phone) => {
    if (!entries.includes(entry)) return
    entries = entries.map(one => (one === entry ? { ...one, phone } : one))
    onChange()
  }
  const probe = async (server: AdbServer, entry: Entry) => {
    const { serial } = entry.phone
    try {
      const details = await probePhone(
        await linkPhone(server, serial, { signal: entry.probe.signal }),
        entry.probe.signal,
      )
      replace(entry, { serial, state: 'ready', details, sample: isSample(serial) })
    } catch (error) {
      if (!entry.probe.signal.aborted)
        replace(entry, { serial, state: 'failed', error: describeError(error) })
    }
  }
  return {
    list: () => entries.map(({ phone }) => phone),
    update: (server, listed) => {
      const before = entries
      const fresh: Entry[] = []
      entries = listed.map(({ serial, state }) => {
        const known = before.find(entry => entry.phone.serial === serial && entry.adbState === state)
        if (known) return known
        const entry = { adbState: state, phone: phoneOf(serial, state), probe: new AbortController() }
        fresh.push(entry)
        return entry
      })
      for (const entry of before) if (!entries.includes(entry)) entry.probe.abort()
      onChange()
      for (const entry of fresh) if (server && entry.phone.state === 'probing') void probe(server, entry)
    },
  }
}

/** The server's words for a phone's state (packages/modules/adb, adb.h ConnectionState). */
function phoneOf(serial: string, state: string): Phone {
  if (state.startsWith('no permissions')) return { serial, state: 'no-permissions' }
  switch (state) {
    case 'device':
      return { serial, state: 'probing' }
    case 'unauthorized':
    case 'authorizing':
      return { serial, state: 'unauthorized' }
    case 'offline':
    case 'connecting':
    case 'detached':
      return { serial, state: 'offline' }
    default:
      return { serial, state: 'not-booted', mode: state }
  }
}
