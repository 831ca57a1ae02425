import { expect, it } from 'vitest'
import { createPairingOffer, qrCodeText } from './qr-code-text'

it('says to the phone what to offer, and the password', () => {
  expect(qrCodeText({ name: 'phonekeep-x', password: 'secret' })).toBe('WIFI:T:ADB;S:phonekeep-x;P:secret;;')
})

it('lets nothing in it end a part of it', () => {
  expect(qrCodeText({ name: 'a;b', password: 'c:d,e\\"f' })).toBe('WIFI:T:ADB;S:a\\;b;P:c\\:d\\,e\\\\\\"f;;')
})

it('has a name and a password of its own each time', () => {
  const offers = Array.from({ length: 200 }, createPairingOffer)
  for (const { name, password } of offers) {
    expect(name).toMatch(/^phonekeep-[A-Za-z0-9]{10}$/)
    expect(password).toMatch(/^[A-Za-z0-9]{12}$/)
  }
  expect(new Set(offers.flatMap(({ name, password }) => [name, password])).size).toBe(400)
})
