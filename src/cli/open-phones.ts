import { connectAdbServer, adbServerPort, type AdbServer } from '../core/adb/adb-server'
import { findAdb } from '../core/adb/find-adb'
import { linkPhone, type PhoneLink } from '../core/adb/open-service'
import { listPhones } from '../core/adb/list-phones'
import { probePhone } from '../core/device/probe-phone'
import { Failure } from '../core/job/failure'
import type { PhoneDetails } from '../shared/model/device'

/** The phones on this computer's adb server, for one command. */
export interface Phones {
  readonly list: () => Promise<readonly ListedPhone[]>
  /** @throws AdbError when it cannot be used */
  readonly open: (serial: string) => Promise<{ readonly link: PhoneLink; readonly phone: PhoneDetails }>
}

export interface ListedPhone {
  readonly serial: string
  /** adb's own word: `device`, `unauthorized`, `offline`, … */
  readonly state: string
  /** Only of one that is ready. */
  readonly phone?: PhoneDetails
}

/** @throws Failure `adb-missing`; AdbError `no-server` */
export async function openPhones(env: NodeJS.ProcessEnv): Promise<Phones> {
  const executable = await findAdb({ env, platform: process.platform })
  if (executable === null) throw new Failure('adb-missing')
  return phonesOf(await connectAdbServer(executable, adbServerPort(env)))
}

export function phonesOf(server: AdbServer): Phones {
  return {
    list: async () => Promise.all((await listPhones(server)).map(listed => describe(server, listed))),
    open: async serial => {
      const link = await linkPhone(server, serial)
      return { link, phone: await probePhone(link) }
    },
  }
}

async function describe(server: AdbServer, { serial, state }: ListedPhone): Promise<ListedPhone> {
  if (state !== 'device') return { serial, state }
  try {
    return { serial, state, phone: await probePhone(await linkPhone(server, serial)) }
  } catch {
    // It was there a moment ago: listed as adb listed it.
    return { serial, state }
  }
}
