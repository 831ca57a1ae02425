import { connectAdbServer } from '../core/android/adb/connect-adb-server'
import { adbServerPort, type AdbServer } from '../core/android/adb/adb-server'
import { findAdb } from '../core/android/adb/find-adb'
import { findFetchedTools } from '../core/android/adb/find-fetched-tools'
import { linkPhone, type PhoneLink } from '../core/android/adb/open-service'
import { listPhones } from '../core/android/adb/list-phones'
import { settleAppOp } from '../core/android/messages/restore-app-op'
import { probePhone } from '../core/android/probe-phone'
import { Failure } from '../core/errors/failure'
import type { PhoneDetails } from '../shared/model/device'

/** The phones on this computer's adb server, for one command. */
export interface Phones {
  /** The adb server, started again if it is gone. @throws AdbError `no-service` */
  readonly server: () => Promise<AdbServer>
  readonly list: (signal?: AbortSignal) => Promise<readonly ListedPhone[]>
  /** @throws AdbError when it cannot be used */
  readonly open: (
    serial: string,
    signal?: AbortSignal,
  ) => Promise<{ readonly link: PhoneLink; readonly phone: PhoneDetails }>
}

export interface ListedPhone {
  readonly serial: string
  /** adb's own word: `device`, `unauthorized`, `offline`, … */
  readonly state: string
  /** Only of one that is ready. */
  readonly phone?: PhoneDetails
}

/**
 * @param env `PHONEKEEP_ADB_FOLDER`: where the app keeps the adb that it has fetched
 * @throws Failure `adb-missing`; AdbError `no-service`
 */
export async function openPhones(env: NodeJS.ProcessEnv): Promise<Phones> {
  const { platform } = process
  const folder = env['PHONEKEEP_ADB_FOLDER']
  const fetched = folder ? await findFetchedTools(folder, platform) : null
  const executable = await findAdb({ env, platform, fetchedFolder: fetched?.folder })
  if (executable === null) throw new Failure('adb-missing')
  return phonesOf(await connectAdbServer(executable, adbServerPort(env)))
}

export function phonesOf(server: AdbServer): Phones {
  return {
    server: () => connectAdbServer(server.executable, server.port),
    list: async signal => {
      const listed = await listPhones(server, { signal })
      return await Promise.all(listed.map(phone => describe(server, phone, signal)))
    },
    open: async (serial, signal) => {
      const link = await linkPhone(server, serial, { signal })
      const phone = await probePhone(link, signal)
      await settleAppOp(link, signal)
      return { link, phone }
    },
  }
}

async function describe(
  server: AdbServer,
  { serial, state }: ListedPhone,
  signal?: AbortSignal,
): Promise<ListedPhone> {
  if (state !== 'device') return { serial, state }
  try {
    const link = await linkPhone(server, serial, { signal })
    return { serial, state, phone: await probePhone(link, signal) }
  } catch {
    // It was there a moment ago: listed as adb listed it.
    return { serial, state }
  }
}

/**
 * The serial of the one phone that is ready.
 * @throws Failure `phone-not-chosen`, `phone-not-ready`, `phone-gone`
 */
export async function onlyPhone(phones: Phones, signal: AbortSignal): Promise<string> {
  const listed = await phones.list(signal)
  const ready = listed.filter(({ state }) => state === 'device')
  const [only] = ready
  if (ready.length === 1 && only) return only.serial
  if (ready.length > 1)
    throw new Failure('phone-not-chosen', { serials: ready.map(({ serial }) => serial).join(', ') })
  throw new Failure(listed.length > 0 ? 'phone-not-ready' : 'phone-gone')
}
