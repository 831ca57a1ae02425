import { Failure } from '../../errors/failure'
import type { OpenOptions } from '../../phone/phone'
import { AdbError } from '../adb/adb-error'
import type { AdbServer } from '../adb/adb-server'
import { hostQuery } from '../adb/open-service'
import { formatNetworkAddress, type NetworkAddress } from './network-address'

/**
 * Has the server connect to a phone on the network. It answers in words, also when it could not: `connected to …`,
 * `already connected to …`, `failed to authenticate to …`, or something else (packages/modules/adb, client/transport_local.cpp
 * connect_device). Whether the phone lets us in then, the list of phones tells.
 * @throws Failure `phone-not-on-network`, `phone-not-paired`; AdbError when adb is gone; the signal's reason
 */
export async function connectPhone(
  server: AdbServer,
  address: NetworkAddress,
  options?: OpenOptions,
): Promise<'connected' | 'already'> {
  const service = `host:connect:${formatNetworkAddress(address)}`
  const answer = await hostQuery(server, service, options).catch((error: unknown) => {
    const isUnreachable = error instanceof AdbError && (error.isAnswer || error.kind === 'silent')
    throw isUnreachable ? new Failure('phone-not-on-network') : error
  })
  if (answer.startsWith('connected to ')) return 'connected'
  if (answer.startsWith('already connected to ')) return 'already'
  throw new Failure(
    answer.startsWith('failed to authenticate to ') ? 'phone-not-paired' : 'phone-not-on-network',
  )
}
