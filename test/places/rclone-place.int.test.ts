import { expect } from 'vitest'
import { openRclonePlace } from '../../src/core/rclone/rclone-place'
import { addRemote, startService, startTestEngine, type ServiceKind } from '../rclone-kit'
import { describePlace } from './place-contract'

const kinds: readonly ServiceKind[] = ['webdav', 'sftp', 's3']

/** The S3 of the tests escapes these twice when it lists them. */
const escapedTwice = /[&'<>"]/g

for (const kind of kinds) {
  const make = async () => {
    const service = await startService(kind)
    const { engine, stop } = await startTestEngine()
    await addRemote(engine, 'mine', service)
    const place = openRclonePlace({ engine, remote: 'mine', root: service.root })
    expect(await place.list('')).toEqual([])
    return { place, stop: () => Promise.all([stop(), service.stop()]).then(() => undefined) }
  }
  describePlace(`rclone over ${kind}`, make, kind === 's3' ? { without: escapedTwice } : {})
}
