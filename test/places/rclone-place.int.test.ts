import { expect } from 'vitest'
import { openRclonePlace } from '../../src/core/rclone/rclone-place'
import { addRemote, startService, startTestEngine, type ServiceKind } from '../rclone-kit'
import { describePlace } from './place-contract'

const kinds: readonly ServiceKind[] = ['webdav', 'sftp', 's3']

for (const kind of kinds) {
  describePlace(`rclone over ${kind}`, async () => {
    const service = await startService(kind)
    const { engine, stop } = await startTestEngine()
    await addRemote(engine, 'mine', service)
    const place = openRclonePlace({ engine, remote: 'mine', root: service.root })
    expect(await place.list('')).toEqual([])
    return {
      place,
      stop: async () => {
        await stop()
        await service.stop()
      },
    }
  })
}
