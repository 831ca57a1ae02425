import { beforeEach, expect, it } from 'vitest'
import { internalStorage } from '../../src/core/phone/place'
import { createMemoryPhone, type MemoryPhone } from '../phone-in-memory/memory-phone'
import { closedName, contractTime, refusedName } from './contract-files'
import { phoneContract } from './phone-contract'

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
  closeFolder: () =>
    Promise.resolve(phone.setFaults({ closedFolders: new Set([`${internalStorage}/${closedName}`]) })),
  refuseToTake: why => {
    const refuse = new Map([[`${internalStorage}/${refusedName}`, 'denied' as const]])
    phone.setFaults(why === null ? {} : why === 'denied' ? { refuse } : { room: 0 })
    return Promise.resolve()
  },
  cutShort: shortAfter => Promise.resolve(phone.setFaults(shortAfter === null ? {} : { shortAfter })),
}))

it('gives other bytes to whoever keeps a piece without lending it', async () => {
  const path = `${internalStorage}/kept.bin`
  const content = Buffer.alloc(200_000, 7)
  phone.files.set(path, { content, modifiedAt: contractTime })
  const kept: Buffer[] = []
  const connection = await phone.open({})
  await connection.read({
    path,
    bytes: content.length,
    from: 0,
    begin: () => Promise.resolve(),
    sink: piece => void kept.push(piece),
  })
  await expect.poll(() => kept.every(piece => !piece.includes(7))).toBe(true)
})
