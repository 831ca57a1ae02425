import { backup } from './en/backup'
import { choose } from './en/choose'
import { common } from './en/common'
import { connect } from './en/connect'
import { encryption } from './en/encryption'
import { errors } from './en/errors'
import { home } from './en/home'
import { issues } from './en/issues'
import { items } from './en/items'
import { makers } from './en/makers'
import { notIncluded } from './en/not-included'
import { output } from './en/output'
import { problem } from './en/problem'
import { result } from './en/result'
import { settings } from './en/settings'
import { verify } from './en/verify'
import { viewer } from './en/viewer'

/** All words that people read, in English. */
export const en = {
  locale: 'en',
  common,
  home,
  connect,
  makers,
  choose,
  items,
  viewer,
  output,
  encryption,
  backup,
  verify,
  problem,
  result,
  settings,
  errors,
  issues,
  notIncluded,
}
