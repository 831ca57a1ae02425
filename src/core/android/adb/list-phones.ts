import type { AdbServer } from './adb-server'
import type { OpenOptions } from '../../phone/phone'
import { hostQuery } from './open-service'

/** A phone as the adb server lists it. `state` is the server's own word: `device`, `unauthorized`, `offline`, … */
export interface ListedPhone {
  readonly serial: string
  readonly state: string
}

/** The phones that the server knows now. @throws AdbError; the signal's reason */
export async function listPhones(server: AdbServer, options?: OpenOptions): Promise<readonly ListedPhone[]> {
  const lines = (await hostQuery(server, 'host:devices', options)).split('\n').filter(line => line !== '')
  return lines.map(line => {
    const [serial = '', state = ''] = line.split('\t')
    return { serial, state }
  })
}
