import { expect, it } from 'vitest'
import { isNetworkSerial } from './network-serial'

it.each([
  ['192.168.1.20:37099', true],
  ['[fd00::2]:37099', true],
  ['pixel.local:5555', true],
  ['adb-R5CT1234-vWgJpq._adb-tls-connect._tcp', true],
  ['adb-R5CT1234-vWgJpq (2)._adb-tls-connect._tcp.', true],
  ['127.0.0.1:5555', false],
  ['[::1]:5555', false],
  ['localhost:5555', false],
  ['emulator-5554', false],
  ['R5CT1234', false],
])('%s is on a network: %s', (serial, expected) => {
  expect(isNetworkSerial(serial)).toBe(expected)
})
