import type { AttachedPhone } from '../../shared/model/device'
import type { AdbServer } from './adb/adb-server'
import type { ListedPhone } from './adb/list-phones'
import { linkPhone } from './adb/open-service'
import { describeError } from '../errors/describe-error'
import { settleAppOp } from './messages/restore-app-op'
import { probePhone } from './probe-phone'

export interface PhoneStates {
  readonly list: () => readonly AttachedPhone[]
  /** Takes the server's newest list; phones that are new or newly ready are probed. */
  readonly update: (server: AdbServer | null, listed: readonly ListedPhone[]) => void
}

interface TrackedPhone {
  readonly adbState: string
  readonly phone: AttachedPhone
  /** Ends the probe when the phone leaves or changes. */
  readonly probe: AbortController
}

interface StatesOptions {
  readonly isSample: (serial: string) => boolean
  readonly onChange: () => void
}

/** The phones as they are shown, from the adb server's list and what probing them tells. */
export function createPhoneStates({ isSample, onChange }: StatesOptions): PhoneStates {
  let phones: readonly TrackedPhone[] = []

  const replace = (tracked: TrackedPhone, phone: AttachedPhone) => {
    if (!phones.includes(tracked)) return
    phones = phones.map(one => (one === tracked ? { ...one, phone } : one))
    onChange()
  }
  const probe = async (server: AdbServer, tracked: TrackedPhone) => {
    const { serial } = tracked.phone
    try {
      const { signal } = tracked.probe
      const link = await linkPhone(server, serial, { signal })
      const details = await probePhone(link, signal)
      await settleAppOp(link, signal)
      replace(tracked, { serial, state: 'ready', details, sample: isSample(serial) })
    } catch (error) {
      if (!tracked.probe.signal.aborted)
        replace(tracked, { serial, state: 'failed', error: describeError(error) })
    }
  }
  return {
    list: () => phones.map(({ phone }) => phone),
    update: (server, listed) => {
      const before = phones
      const fresh: TrackedPhone[] = []
      phones = listed.map(({ serial, state }) => {
        const known = before.find(tracked => tracked.phone.serial === serial && tracked.adbState === state)
        if (known) return known
        const tracked = { adbState: state, phone: phoneOf(serial, state), probe: new AbortController() }
        fresh.push(tracked)
        return tracked
      })
      for (const tracked of before) if (!phones.includes(tracked)) tracked.probe.abort()
      onChange()
      for (const tracked of fresh)
        if (server && tracked.phone.state === 'probing') void probe(server, tracked)
    },
  }
}

/** The server's words for a phone's state (packages/modules/adb, adb.h ConnectionState). */
function phoneOf(serial: string, state: string): AttachedPhone {
  if (state.startsWith('no permissions')) return { serial, state: 'no-permissions', usb: null }
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
