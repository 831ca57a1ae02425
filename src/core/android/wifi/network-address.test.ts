import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNetworkAddress, isLocalNetwork, parseNetworkAddress } from './network-address'

describe('an address that is typed', () => {
  it.each([
    ['192.168.1.20:37099', { host: '192.168.1.20', port: 37099 }],
    [' 10.0.0.2:5555\n', { host: '10.0.0.2', port: 5555 }],
    ['[fd00::2]:37099', { host: 'fd00::2', port: 37099 }],
    ['pixel-7.local:5555', { host: 'pixel-7.local', port: 5555 }],
  ])('%j is one', (typed, address) => {
    expect(parseNetworkAddress(typed)).toEqual(address)
  })

  it.each([
    ...[
      '',
      ':',
      '192.168.1.20',
      '192.168.1.20:',
      '192.168.1.20:0',
      '192.168.1.20:65536',
      '192.168.1.20:5555:1',
    ],
    ...['fd00::2:5555', '[192.168.1.20]:5555', '[fe80::1%eth0]:5555', '300.1.1.1:5555', 'example.com:5555'],
    ...[
      'a b.local:5555',
      '-a.local:5555',
      'local:5555',
      'usb:5555',
      'x.local:55 55',
      '1.2.3.4:5\n5',
      '1.2.3.4:+5',
    ],
  ])('%j is none', typed => {
    expect(parseNetworkAddress(typed)).toBeNull()
  })

  it('adds nothing to a request, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d.:[\]a-f%-]{1,40}$/)), typed => {
        const address = parseNetworkAddress(typed)
        if (address === null) return
        expect(formatNetworkAddress(address)).toMatch(/^(?:[\w.-]+|\[[0-9a-f:.]+\]):\d{1,5}$/i)
      }),
    )
  })
})

it.each([
  ...['192.168.1.20', '10.1.2.3', '172.16.0.1', '172.31.255.1', '169.254.9.9', 'fd00::2', 'fc12::1'].map(
    host => [host, true] as const,
  ),
  ...[
    '127.0.0.1',
    '8.8.8.8',
    '172.32.0.1',
    '192.169.0.1',
    '::1',
    '2001:db8::1',
    'fe80::1',
    'fd00::2%eth0',
    '10.1',
  ].map(host => [host, false] as const),
])('%s of a local network: %s', (host, expected) => {
  expect(isLocalNetwork(host)).toBe(expected)
})
