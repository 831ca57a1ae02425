import type { RereadBudget } from '../../shared/model/backup-report'
import type { Reread } from '../../shared/model/settings'
import { usualReread } from '../jobs/backup/plan-reread'
import type { RunOptions } from '../jobs/backup/run'
import type { Settings } from './settings'

const rereadBudgets = {
  none: { kind: 'none' },
  some: usualReread,
  all: { kind: 'all' },
} as const satisfies Record<Reread, RereadBudget>

/** How backups are made, by the settings as they are now. */
export function backupOptions(settings: Pick<Settings, 'get'>): Pick<RunOptions, 'verify' | 'reread'> {
  const { verify, reread } = settings.get()
  return { verify, reread: rereadBudgets[reread] }
}
