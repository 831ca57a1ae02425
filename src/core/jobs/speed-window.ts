/** How fast the bytes of the last seconds moved. */
export interface SpeedWindow {
  /** Takes a sample, at most four a second. @param moved bytes since the job began */
  readonly sample: (moved: number) => void
  /** Forgets what was before: the time a job stood still says nothing about its speed. */
  readonly restart: (moved: number) => void
  readonly bytesPerSecond: (moved: number) => number
}

const windowMs = 5_000
const sampleMs = 250

/** @param now milliseconds, never going back */
export function createSpeedWindow(now: () => number): SpeedWindow {
  const startedAt = now()
  let samples = [{ at: startedAt, moved: 0 }]
  return {
    sample: moved => {
      const at = now()
      const newest = samples.at(-1)
      if (newest && at - newest.at < sampleMs) return
      samples.push({ at, moved })
      while (samples.length > 2 && at - (samples[1]?.at ?? at) >= windowMs) samples.shift()
    },
    restart: moved => {
      samples = [{ at: now(), moved }]
    },
    bytesPerSecond: moved => {
      const oldest = samples[0]
      const elapsedMs = now() - (oldest?.at ?? startedAt)
      return elapsedMs < 1 ? 0 : ((moved - (oldest?.moved ?? 0)) * 1000) / elapsedMs
    },
  }
}
