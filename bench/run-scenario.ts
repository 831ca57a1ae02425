import { runContender, type Bench } from './run-contender'
import type { TimedRun } from './run-timed'
import type { Scenario } from './scenarios'
import { spread, type Spread } from './statistics'

/** What the runs of one side came to. */
export interface Side {
  readonly label: string
  readonly seconds: Spread
  readonly cpuSeconds: Spread
  readonly peakBytes: Spread
}

export type Finding =
  | {
      readonly kind: 'speed'
      readonly bytes: number
      readonly ours: Side
      readonly other: Side
      /** Our speed over the other's: pair by pair, and of the medians. */
      readonly ratios: Spread
      readonly ratioOfMedians: number
      readonly minRatio: number | null
    }
  | { readonly kind: 'listing-share'; readonly ours: Side; readonly listing: Spread; readonly ratios: Spread }
  | {
      readonly kind: 'memory'
      readonly ours: Side
      readonly overIdle: Spread
      readonly maxBytes: number
    }

/** Runs both sides in turns, A B A B; the first turn of each is not counted. */
export async function runScenario(scenario: Scenario, bench: Bench, pairs: number): Promise<Finding> {
  const ours: TimedRun[] = []
  const others: TimedRun[] = []
  for (let turn = -1; turn < pairs; turn++) {
    const our = await runContender(scenario.ours, bench)
    const other = scenario.kind === 'speed' ? await runContender(scenario.other, bench) : null
    if (turn < 0) continue
    ours.push(our)
    if (other) others.push(other)
  }
  const ourSide = sideOf(scenario.ours.label, ours)
  switch (scenario.kind) {
    case 'speed': {
      const other = sideOf(scenario.other.label, others)
      return {
        kind: 'speed',
        bytes: bench.expectedBytes ?? 0,
        ours: ourSide,
        other,
        ratios: spread(ours.map(({ seconds }, turn) => (others[turn]?.seconds ?? NaN) / seconds)),
        ratioOfMedians: other.seconds.median / ourSide.seconds.median,
        minRatio: scenario.minRatio ?? null,
      }
    }
    case 'listing-share': {
      const listing = ours.map(({ markSeconds }) => markSeconds ?? NaN)
      const ratios = ours.map(({ seconds }, turn) => seconds / (listing[turn] ?? NaN))
      return { kind: 'listing-share', ours: ourSide, listing: spread(listing), ratios: spread(ratios) }
    }
    case 'memory': {
      const overIdle = spread(ours.map(({ peakBytes, idleBytes }) => peakBytes - idleBytes))
      return { kind: 'memory', ours: ourSide, overIdle, maxBytes: scenario.maxBytes }
    }
  }
}

function sideOf(label: string, runs: readonly TimedRun[]): Side {
  return {
    label,
    seconds: spread(runs.map(({ seconds }) => seconds)),
    cpuSeconds: spread(runs.map(({ cpuSeconds }) => cpuSeconds)),
    peakBytes: spread(runs.map(({ peakBytes }) => peakBytes)),
  }
}
