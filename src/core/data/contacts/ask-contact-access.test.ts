import { expect, it } from 'vitest'
import { askContactAccess } from './ask-contact-access'

const open = { count: 3, whyNotRead: null, whyNotWrite: null } as const
const photos = { gives: true, takes: false }
const closed = { count: null, whyNotRead: 'permission', whyNotWrite: 'permission' } as const

it('tells of the pictures beside the contacts', async () => {
  const store = { access: () => Promise.resolve(open), photos: () => Promise.resolve(photos) }
  await expect(askContactAccess(store)).resolves.toEqual({ ...open, photos })
})

it('has nothing to tell of a phone that has no limits', async () => {
  await expect(askContactAccess({ access: () => Promise.resolve(open) })).resolves.toEqual(open)
})

it('asks for no pictures of contacts that are not given', async () => {
  const ask = () => Promise.reject(new Error('Asked'))
  await expect(askContactAccess({ access: () => Promise.resolve(closed), photos: ask })).resolves.toEqual(
    closed,
  )
})
