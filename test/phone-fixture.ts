import { afterAll, beforeAll } from 'vitest'
import { connectAdbServer } from '../src/core/android/adb/connect-adb-server'
import type { AdbServer } from '../src/core/android/adb/adb-server'
import { linkPhone, type PhoneLink } from '../src/core/android/adb/open-service'
import { createPhoneAccess } from '../src/core/android/phone-access'
import type { PhoneAccess } from '../src/core/phone/phone'
import {
  startSamplePhone,
  type SamplePhone,
  type SamplePhoneOptions,
} from '../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from './adb-server'
import { withoutRecords } from './without-records'

export interface PhoneFixture {
  readonly phone: SamplePhone
  readonly adb: TestAdbServer
  readonly server: AdbServer
  /** A link with the features the phone has now. */
  readonly link: () => Promise<PhoneLink>
  /** How a job reaches it; a phone that is gone is not waited for. */
  readonly access: () => Promise<PhoneAccess>
  /** Connects again, as after a fault that ended the connection or changed what the phone says of itself. */
  readonly reconnect: () => Promise<void>
}

/** How a job reaches a phone; one that is gone is not waited for. */
export function withoutReturn(link: PhoneLink): PhoneAccess {
  return createPhoneAccess({ link, back: why => Promise.reject(why) })
}

/** `PHONEKEEP_SAMPLE_SHELL=builtin` runs the tests as on a computer without mksh and toybox. */
const builtinShell = process.env['PHONEKEEP_SAMPLE_SHELL'] === 'builtin'

/** A sample phone behind a private, real adb server, for all tests of one file. */
export function usePhone(options: SamplePhoneOptions = {}): () => PhoneFixture {
  let fixture: PhoneFixture | undefined
  beforeAll(async () => {
    const adb = await startTestAdbServer()
    const phone = await startSamplePhone({ photos: 12, builtinShell, ...withoutRecords, ...options })
    await adb.connect(phone.serial)
    const server = await connectAdbServer('adb', adb.port)
    fixture = {
      phone,
      adb,
      server,
      link: () => linkPhone(server, phone.serial),
      access: async () => withoutReturn(await linkPhone(server, phone.serial)),
      reconnect: async () => {
        await adb.adb('disconnect', phone.serial)
        await phone.plug()
        await adb.connect(phone.serial)
      },
    }
  })
  afterAll(async () => {
    await fixture?.phone.close()
    await fixture?.adb.stop()
  })
  return () => {
    if (!fixture) throw new Error('The phone is not there yet')
    return fixture
  }
}
