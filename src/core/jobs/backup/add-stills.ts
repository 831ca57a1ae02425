import { referenceOf } from '../../format/index-line'
import type { Run } from './run'

/** What has come to be there since, or has a line of an earlier run that knew none: what is kept or linked too. */
export async function addStills({ prepared, ledger, stills }: Run): Promise<void> {
  for (const planned of prepared.plan.items) {
    const line = ledger.lines.get(referenceOf(planned.item))
    if (!line) continue
    const told = await stills.add(planned, line)
    if (told !== line) ledger.tellMore(told)
  }
}
