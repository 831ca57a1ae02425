import type { AdbServer } from './adb-server'
import { hostQuery } from './open-service'

/** A phone as the adb server lists it. `state` is the server's own word: `device`, `unauthorized`, `offline`, … */
export interface ListedPhone {
  readonly serial: string
  readonly state: string
}

/** The phones that the server knows now. @throws AdbError */
export async function listPhones(server: AdbServer): Promise<readonly ListedPhone[]> {
  const lines = (await hostQuery(server, 'host:devices')).split('\n').filter(line => line !== '')
  return lines.map(line => {
    const [serial = '', state = ''] = line.split('\t')
    return { serial, state }
  })
}
