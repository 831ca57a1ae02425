import { z } from 'zod'
import {
  keepKinds,
  keepsSomething,
  maxKeepCount,
  removals,
  type KeepCounts,
  type RetentionSettings,
} from '../../shared/model/retention'
import type { Settings } from './settings'

const count = z.int().min(0).max(maxKeepCount)

export const retentionRuleSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('keep-all') }),
    z.object({ kind: z.literal('smart') }),
    z.object({ kind: z.literal('keep-last'), count }),
    z.object({
      kind: z.literal('custom'),
      counts: z.object(
        Object.fromEntries(keepKinds.map(kind => [kind, count])) as Record<keyof KeepCounts, typeof count>,
      ),
    }),
  ])
  .refine(keepsSomething)

const settingsSchema = z.object({
  rule: retentionRuleSchema,
  removal: z.enum(removals).nullable(),
})

const keepAll: RetentionSettings = { rule: { kind: 'keep-all' }, removal: null }

/**
 * Which backups of a phone stay, and where the others go. Of a phone for which nothing is set, or a rule that only a newer
 * version knows, all stay.
 * @param phoneKey its hardware serial; where that is not known, what its folder is known by (library-view.ts)
 */
export function readRetention(settings: Settings, phoneKey: string): RetentionSettings {
  const { retention } = settings.get()
  const found = Object.hasOwn(retention, phoneKey) ? settingsSchema.safeParse(retention[phoneKey]) : null
  return found?.success ? found.data : keepAll
}

/** Takes effect at once; resolves when it is on disk. What is set for other phones stays, whatever it is. */
export async function changeRetention(
  settings: Settings,
  phoneKey: string,
  next: RetentionSettings,
): Promise<void> {
  await settings.change({ retention: { ...settings.get().retention, [phoneKey]: next } })
}
