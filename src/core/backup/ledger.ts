import type { Tally } from '../../shared/model/catalog'
import { categories, perCategory, type Category } from '../../shared/model/category'
import type { JobIssue } from '../../shared/model/job'

/** What a run has saved and what it could not. */
export interface Ledger {
  readonly issues: readonly JobIssue[]
  addSaved(category: Category, bytes: number): void
  addIssue(issue: JobIssue): void
  saved(): Readonly<Record<Category, Tally>>
}

export function createLedger(listingIssues: readonly JobIssue[]): Ledger {
  const issues = [...listingIssues]
  const tallies = new Map(categories.map(category => [category, { count: 0, bytes: 0 }]))
  return {
    issues,
    addIssue: issue => issues.push(issue),
    addSaved: (category, bytes) => {
      const tally = tallies.get(category)
      if (!tally) return
      tally.count += 1
      tally.bytes += bytes
    },
    saved: () => perCategory(category => ({ count: 0, bytes: 0, ...tallies.get(category) })),
  }
}
