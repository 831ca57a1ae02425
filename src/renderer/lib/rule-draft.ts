import {
  keepKinds,
  keepsSomething,
  maxKeepCount,
  smartCounts,
  type KeepKind,
  type RetentionRule,
} from '../../shared/model/retention'

/** A rule while it is being typed: each number is a text, and those of the rules that are not chosen are kept. */
export interface RuleDraft {
  readonly kind: RetentionRule['kind']
  /** Of "Keep a number". */
  readonly count: string
  /** Of a custom rule. */
  readonly counts: Readonly<Record<KeepKind, string>>
}

const usualCount = 10

/** With numbers to begin from for the rules that are not chosen. */
export function draftOf(rule: RetentionRule): RuleDraft {
  const counts = rule.kind === 'custom' ? rule.counts : smartCounts
  return {
    kind: rule.kind,
    count: String(rule.kind === 'keep-last' ? rule.count : usualCount),
    counts: {
      last: String(counts.last),
      daily: String(counts.daily),
      weekly: String(counts.weekly),
      monthly: String(counts.monthly),
      yearly: String(counts.yearly),
    },
  }
}

/** Null while it is none: a text that is no number, or nothing that stays. */
export function ruleOf({ kind, count, counts }: RuleDraft): RetentionRule | null {
  switch (kind) {
    case 'keep-all':
    case 'smart':
      return { kind }
    case 'keep-last':
      return accepted({ kind, count: numberOf(count) })
    case 'custom': {
      const [last, daily, weekly, monthly, yearly] = keepKinds.map(each => numberOf(counts[each]))
      if (last === undefined || daily === undefined || weekly === undefined) return null
      if (monthly === undefined || yearly === undefined) return null
      return accepted({ kind, counts: { last, daily, weekly, monthly, yearly } })
    }
  }
}

function accepted(rule: RetentionRule & { readonly kind: 'keep-last' | 'custom' }): RetentionRule | null {
  const numbers = rule.kind === 'custom' ? keepKinds.map(kind => rule.counts[kind]) : [rule.count]
  return numbers.every(each => each <= maxKeepCount) && keepsSomething(rule) ? rule : null
}

/** NaN for what is no whole number; an empty field is none. */
function numberOf(text: string): number {
  const trimmed = text.trim()
  if (trimmed === '') return 0
  return /^\d+$/.test(trimmed) ? Number(trimmed) : NaN
}
