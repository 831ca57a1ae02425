import { z } from 'zod'
import type { PlaceChecksum } from '../places/place'
import { isMissingInPlace } from '../places/place-error'
import type { RcloneCall } from './call-rclone'
import { parseAnswer } from './parse-answer'
import type { RcloneEngine } from './start-rclone'

/** Of those that rclone knows, the ones that anybody can compute; the surest first. */
const algorithms = ['sha256', 'sha1', 'md5'] as const
type Algorithm = (typeof algorithms)[number]

const information = z.object({
  Features: z.object({ SlowHash: z.boolean().catch(false) }),
  Hashes: z.array(z.string()).nullable(),
})
const found = z.object({ item: z.object({ Hashes: z.record(z.string(), z.string()).nullish() }).nullish() })

export type ReadHash = (path: string, call: RcloneCall) => Promise<PlaceChecksum | null>

/**
 * Reads the checksums that a service keeps. Not those that it computes when it is asked, as an SFTP server does by reading the
 * whole file (rclone's SlowHash).
 */
export function createHashReader(engine: RcloneEngine, fs: string): ReadHash {
  let algorithm: Algorithm | null | undefined
  return async (remote, call) => {
    algorithm ??= await readAlgorithm(engine, fs, call)
    if (algorithm === null) return null
    const opt = { filesOnly: true, noModTime: true, noMimeType: true, showHash: true, hashTypes: [algorithm] }
    try {
      const answer = await engine.call('operations/stat', { fs, remote, opt }, call)
      // Empty where it keeps none of this file, such as of one that S3 has taken in parts.
      const hex = parseAnswer(found, answer).item?.Hashes?.[algorithm]?.toLowerCase() ?? ''
      return /^[0-9a-f]+$/.test(hex) ? { algorithm, hex } : null
    } catch (error) {
      if (isMissingInPlace(error)) return null
      throw error
    }
  }
}

async function readAlgorithm(engine: RcloneEngine, fs: string, call: RcloneCall): Promise<Algorithm | null> {
  const { Features, Hashes } = parseAnswer(information, await engine.call('operations/fsinfo', { fs }, call))
  if (Features.SlowHash) return null
  return algorithms.find(each => Hashes?.includes(each)) ?? null
}
