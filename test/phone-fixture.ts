import { afterAll, beforeAll } from 'vitest'
import { connectAdbServer } from '../src/core/android/adb/connect-adb-server'
import type { AdbServer } from '../src/core/android/adb/adb-server'
import { linkPhone, type PhoneLink } from '../src/core/android/adb/open-service'
import {
  startSamplePhone,
  type SamplePhone,
  type SamplePhoneOptions,
} from '../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from './adb-server'

export interface PhoneFixture {
  readonly phone: SamplePhone
  readonly adb: TestAdbServer
  readonly server: AdbServer
  /** A link with the features the phone has now. */
  readonly link: () => Promise<PhoneLink>
  /** Connects again, as after a fault that ended the connection or changed what the phone says of itself. */
  readonly reconnect: () => Promise<void>
}

/** `PHONEKEEP_SAMPLE_SHELL=builtin` runs the tests as on a computer without mksh and toybox. */
const builtinShell = process.env['PHONEKEEP_SAMPLE_SHELL'] === 'builtin'

/** A sample phone behind a private, real adb server, for all tests of one file. */
export function usePhone(options: SamplePhoneOptions = {}): () => PhoneFixture {
  let fixture: PhoneFixture | undefined
  beforeAll(async () => {
    const adb = await startTestAdbServer()
    const phone = await startSamplePhone({ photos: 12, builtinShell, ...options })
    await adb.connect(phone.serial)
    const server = await connectAdbServer('adb', adb.port)
    fixture = {
      phone,
      adb,
      server,
      link: () => linkPhone(server, phone.serial),
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
