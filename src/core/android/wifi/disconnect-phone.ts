import { isNetworkSerial } from '../../../shared/network-serial'
import { Failure } from '../../errors/failure'
import type { AdbServer } from '../adb/adb-server'
import { listPhones } from '../adb/list-phones'
import { hostQuery } from '../adb/open-service'

/**
 * Ends the server's connection to a phone on the network; others who use that server lose it, too.
 * @throws Failure `phone-gone` for one that is not in its list, or has a cable; AdbError
 */
export async function disconnectPhone(server: AdbServer, serial: string): Promise<void> {
  const listed = await listPhones(server)
  const isOnNetwork = isNetworkSerial(serial) || /:\d+$/.test(serial)
  if (!isOnNetwork || !listed.some(phone => phone.serial === serial)) throw new Failure('phone-gone')
  await hostQuery(server, `host:disconnect:${serial}`)
}
