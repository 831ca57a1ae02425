import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'oxfmt'
import style from '../.oxfmtrc.json'
import type { PhoneKind } from './phones'
import type { Finding, Side } from './run-scenario'
import type { Scenario } from './scenarios'
import type { Spread } from './statistics'

export interface Measured {
  readonly scenario: Scenario
  readonly phone: PhoneKind
  readonly pairs: number
  readonly finding: Finding
  /** Less than 1 where the machine had too little memory for the whole scenario. */
  readonly share: number
}

export interface ReportHead {
  readonly date: string
  readonly command: string
  readonly machine: readonly string[]
  readonly omitted: readonly string[]
}

const begin = '<!-- measured: begin -->'
const end = '<!-- measured: end -->'

const phoneNames: Readonly<Record<PhoneKind, string>> = {
  sample: 'the sample phone',
  adbd: "Google's adbd 34.0.5",
}

/** Puts the tables between the markers; what stands outside of them is written by hand and stays. */
export async function writeReport(
  file: string,
  head: ReportHead,
  measured: readonly Measured[],
): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => `# Benchmarks\n\n${begin}\n${end}\n`)
  const [from, to] = [before.indexOf(begin), before.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has lost its markers`)
  const text = describe(head, measured)
  const whole = `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`
  await writeFile(file, (await format(file, whole, { printWidth: style.printWidth })).code)
}

function describe(head: ReportHead, measured: readonly Measured[]): string {
  const facts = [
    `Measured on ${head.date} with \`${head.command}\`:`,
    '',
    ...head.machine.map(fact => `- ${fact}`),
  ]
  const omitted = head.omitted.map(fact => `- Not measured: ${fact}`)
  return [...facts, ...omitted, '', ...table(measured)].join('\n')
}

function table(measured: readonly Measured[]): string[] {
  return measured.flatMap(one => [
    `### ${one.scenario.title}, ${phoneNames[one.phone]}`,
    '',
    ...(one.share < 1 ? [`Scaled down to ${Math.round(one.share * 100)} % for want of memory.`, ''] : []),
    ...rows(one.finding),
    '',
    verdict(one),
    '',
  ])
}

function rows(finding: Finding): string[] {
  const head = ['| | seconds | MB/s | CPU seconds | peak MB |', '| --- | --- | --- | --- | --- |']
  if (finding.kind !== 'speed') return [...head, row(finding.ours, null)]
  return [...head, row(finding.ours, finding.bytes), row(finding.other, finding.bytes)]
}

function row({ label, seconds, cpuSeconds, peakBytes }: Side, bytes: number | null): string {
  const speed = bytes === null ? '' : (bytes / 1e6 / seconds.median).toFixed(0)
  const peak = (peakBytes.median / 1e6).toFixed(0)
  return `| ${label} | ${show(seconds)} | ${speed} | ${cpuSeconds.median.toFixed(2)} | ${peak} |`
}

/** What a finding comes to, in one line. */
export function verdict({ finding, pairs }: Pick<Measured, 'finding' | 'pairs'>): string {
  switch (finding.kind) {
    case 'speed': {
      const { ratioOfMedians, ratios, minRatio } = finding
      const facts = `**${ratioOfMedians.toFixed(2)} times** as fast by the medians of ${pairs} pairs; pair by pair ${show(ratios)}.`
      if (minRatio === null) return facts
      const missedBy = `Missed by ${(100 * (1 - ratioOfMedians / minRatio)).toFixed(0)} %.`
      return `${facts} Target ${minRatio}: ${ratioOfMedians >= minRatio ? 'met.' : missedBy}`
    }
    case 'listing-share':
      return `Listing the phone takes ${show(finding.listing)} s of it: the whole run is ${show(finding.ratios)} times that.`
    case 'memory': {
      const { overIdle, maxBytes } = finding
      const met = overIdle.max <= maxBytes
      return `Peak over idle: ${show(overIdle, 1e6, 0)} MB. Target ${maxBytes / 1e6} MB: ${met ? 'met' : 'missed'} by the worst run.`
    }
  }
}

function show({ median, min, max }: Spread, unit = 1, digits = 2): string {
  const [middle, low, high] = [median, min, max].map(value => (value / unit).toFixed(digits))
  return `${middle} (${low} to ${high})`
}
