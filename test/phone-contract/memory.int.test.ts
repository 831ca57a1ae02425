import { beforeEach } from 'vitest'
import { internalStorage } from '../../src/core/phone/place'
import { createMemoryPhone, type MemoryPhone } from '../phone-in-memory/memory-phone'
import { contractTime, phoneContract } from './phone-contract'

let phone: MemoryPhone
beforeEach(() => {
  phone = createMemoryPhone()
})

phoneContract(() => ({
  fill: files => {
    for (const [name, content] of Object.entries(files))
      phone.files.set(`${internalStorage}/${name}`, { content, modifiedAt: contractTime })
    return Promise.resolve()
  },
  access: () => Promise.resolve(phone),
  losePhone: unplugAfter => {
    phone.setFaults({ unplugAfter })
    phone.onWait = () => {
      phone.setFaults({})
      phone.plug()
    }
    return Promise.resolve()
  },
  cutShort: shortAfter => Promise.resolve(phone.setFaults(shortAfter === null ? {} : { shortAfter })),
}))
