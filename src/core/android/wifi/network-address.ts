import { isIP, isIPv4, isIPv6 } from 'node:net'

export interface NetworkAddress {
  /** An IP literal, or a name that ends in `.local`. */
  readonly host: string
  readonly port: number
}

/** One label of a host name, as RFC 1123 has it. */
const localName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}local$/i

/**
 * An address as a person types it or the phone shows it: `192.168.1.20:37099`, `[fd00::2]:37099` or `pixel.local:37099`;
 * null for anything else. What has passed has no colon, space or line but those of its own form.
 */
export function parseNetworkAddress(text: string): NetworkAddress | null {
  const [, inBrackets, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text.trim()) ?? []
  const port = Number(digits)
  if (!(port >= 1 && port <= 65535)) return null
  // A zone (`fe80::1%eth0`) would be valid, but may contain more than an address does.
  if (inBrackets !== undefined)
    return isIPv6(inBrackets) && !inBrackets.includes('%') ? { host: inBrackets, port } : null
  if (plain === undefined || !(isIPv4(plain) || localName.test(plain))) return null
  return { host: plain, port }
}

/** As adb takes it and lists it: an IPv6 address in brackets. */
export function formatNetworkAddress({ host, port }: NetworkAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

const privateV4 = /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/

/**
 * Whether an address is one of a local network (RFC 1918, 3927, 4193). Not those of this computer, and not IPv6's
 * link-local ones, which are nothing without the name of an interface.
 */
export function isLocalNetwork(host: string): boolean {
  if (isIP(host) === 4) return privateV4.test(host)
  return isIP(host) === 6 && !host.includes('%') && /^f[cd][0-9a-f]{2}:/i.test(host)
}
