import { afterAll, afterEach, beforeAll } from 'vitest'
import { startTestAdbServer, type AdbResult, type TestAdbServer } from '../../../test/adb-server'
import { startSamplePhone, type SamplePhone, type SamplePhoneOptions } from '../start-sample-phone'

/** The shells that this host has. */
export const shellKinds =
  process.platform === 'linux' ? (['userland', 'builtin'] as const) : (['builtin'] as const)

export interface RecordPhone {
  /** Starts a phone for one test, with few pictures. */
  readonly start: (options?: SamplePhoneOptions) => Promise<SamplePhone>
  readonly shell: (command: string) => Promise<AdbResult>
  /** After the phone was unplugged. */
  readonly plug: () => Promise<void>
}

/** For tests of records: a server for all of them, and a phone for each. */
export function useRecordPhone(kind: (typeof shellKinds)[number]): RecordPhone {
  let server: TestAdbServer
  let phone: SamplePhone | undefined
  beforeAll(async () => {
    server = await startTestAdbServer()
  })
  afterEach(async () => {
    if (phone !== undefined) await server.adb('disconnect', phone.serial)
    await phone?.close()
    phone = undefined
  })
  afterAll(() => server.stop())
  return {
    start: async (options = {}) => {
      phone = await startSamplePhone({
        photos: 3,
        android: '13',
        builtinShell: kind === 'builtin',
        ...options,
      })
      await server.connect(phone.serial)
      return phone
    },
    plug: async () => {
      await phone?.plug()
      await server.adb('disconnect', phone?.serial ?? '')
      await server.connect(phone?.serial ?? '')
    },
    shell: command => server.adb('-s', phone?.serial ?? '', 'shell', command),
  }
}

/** As a person quotes for the phone's shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Escapes a value for `--bind`, from Android 11 on. */
export const escaped = (text: string): string => text.replace(/[\\:]/g, '\\$&')
