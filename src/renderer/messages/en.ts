import { authenticity } from './en/authenticity'
import { backup } from './en/backup'
import { browse } from './en/browse'
import { categories } from './en/categories'
import { choose } from './en/choose'
import { common } from './en/common'
import { connect } from './en/connect'
import { encryption } from './en/encryption'
import { errors } from './en/errors'
import { home } from './en/home'
import { inside } from './en/inside'
import { issues } from './en/issues'
import { items } from './en/items'
import { exporting, restoring } from './en/job-restore'
import { library } from './en/library'
import { makers } from './en/makers'
import { notIncluded } from './en/not-included'
import { output } from './en/output'
import { problem } from './en/problem'
import { exportResult, restore, restoreResult } from './en/restore'
import { result } from './en/result'
import { settings } from './en/settings'
import { update } from './en/update'
import { verify } from './en/verify'
import { viewer } from './en/viewer'

/** All words that people read, in English. */
export const en = {
  locale: 'en',
  common,
  home,
  connect,
  makers,
  categories,
  choose,
  browse,
  items,
  viewer,
  library,
  inside,
  restore,
  restoreResult,
  exportResult,
  output,
  encryption,
  authenticity,
  backup,
  verify,
  jobs: { backup, verify, restore: restoring, export: exporting },
  problem,
  result,
  settings,
  update,
  errors,
  issues,
  notIncluded,
}
