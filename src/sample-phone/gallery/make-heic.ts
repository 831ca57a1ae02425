import { createRandom } from './random'

/** A picture that only the phone itself can show. */
export interface HeicPlan {
  readonly path: string
  readonly scene: number
  readonly taken: Date
}

export const heicPlans: readonly HeicPlan[] = [
  { path: 'DCIM/Camera/PXL_20250614_083015220.heic', scene: 2, taken: new Date('2025-06-14T08:30:15.220Z') },
  { path: 'DCIM/Camera/PXL_20251019_161144870.heic', scene: 9, taken: new Date('2025-10-19T16:11:44.870Z') },
]

const noiseLength = 600_000

/**
 * A file that says it is HEIC (ISO 23008-12) and holds noise: there is no HEVC encoder here, and no decoder in the app
 * either, so what matters of it is that it cannot be read.
 */
export function makeHeic({ scene }: HeicPlan): Buffer {
  const random = createRandom(scene * 101 + 7)
  const noise = Buffer.from(Uint8Array.from({ length: noiseLength }, () => random.int(0, 255)))
  return Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')), box('mdat', noise)])
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}
