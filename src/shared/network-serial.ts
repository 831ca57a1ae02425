/**
 * Whether a transport's serial is that of a phone on another end of a network: `host:port`, or the name by which a newer
 * adb has connected it itself (packages/modules/adb, client/transport_mdns.cpp). What is on this computer is not.
 */
export function isNetworkSerial(serial: string): boolean {
  if (/\._adb-tls-connect\._tcp\.?$/.test(serial)) return true
  return /:\d+$/.test(serial) && !/^(127\.|localhost:|\[::1\])/.test(serial)
}
