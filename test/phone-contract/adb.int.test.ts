import { chmod, mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import { createPhoneAccess } from '../../src/core/android/phone-access'
import { makeStorage } from '../storage'
import { usePhone } from '../phone-fixture'
import { closedName, contractTime, refusedName } from './contract-files'
import { phoneContract } from './phone-contract'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })

afterAll(storage.remove)

afterEach(async () => {
  fixture().phone.setFaults({})
  await rm(join(fixture().phone.internalStorage, 'Contract'), { recursive: true, force: true })
})

phoneContract(() => ({
  fill: async files => {
    for (const [name, content] of Object.entries(files)) {
      const file = join(fixture().phone.internalStorage, name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
      await utimes(file, contractTime, contractTime)
    }
  },
  access: async () =>
    createPhoneAccess({
      link: await fixture().link(),
      back: async () => {
        fixture().phone.setFaults({})
        await fixture().reconnect()
        return await fixture().link()
      },
    }),
  losePhone: unplugAfter => Promise.resolve(fixture().phone.setFaults({ unplugAfter })),
  closeFolder: () => chmod(join(fixture().phone.internalStorage, closedName), 0),
  refuseToTake: why =>
    Promise.resolve(
      fixture().phone.setFaults(
        why === null ? {} : why === 'denied' ? { refuseSendTo: refusedName } : { storageFull: true },
      ),
    ),
  cutShort: shortAfter =>
    Promise.resolve(fixture().phone.setFaults(shortAfter === null ? {} : { shortAfter })),
}))
