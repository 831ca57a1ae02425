import { beforeEach } from 'vitest'
import { createMemoryContacts } from '../phone-in-memory/memory-contacts'
import { createMemoryPhone } from '../phone-in-memory/memory-phone'
import { contactsContract } from './contacts'

const contacts = createMemoryContacts(() => phone.unplug())
const phone = createMemoryPhone({ stores: connection => ({ contacts: contacts.open(connection) }) })

beforeEach(() => {
  phone.plug()
  contacts.setFaults({})
})

contactsContract(() => ({
  fill: rows => Promise.resolve(void contacts.rows.splice(0, Infinity, ...rows)),
  store: async () => {
    const store = (await phone.open({})).contacts
    if (!store) throw new Error('It has no contacts')
    return store
  },
  keepClosed: closed => Promise.resolve(contacts.setFaults({ closed })),
  lose: () => Promise.resolve(phone.unplug()),
  keepsPictures: true,
}))
