import type { OpenOptions } from '../../phone/phone'
import { createAnswerBudget } from '../../phone/answer-budget'
import type { PhoneLink } from '../adb/open-service'
import { runShell } from '../adb/run-shell'

/** What the user that adb's shell runs as may do on this phone, and what kind of phone it is. */
export interface ShellPermissions {
  /** API level; 0 when the phone does not say. */
  readonly sdk: number
  readonly manufacturer: string
  /** Names without `android.permission.`; null where the phone does not say. */
  readonly granted: ReadonlySet<string> | null
}

/** A switch in the phone's settings may change it. */
const freshMs = 10_000
const maxDumpBytes = 4 * 1024 * 1024

/** Asks once for all that want to know at about the same time. @throws AdbError; the signal's reason */
export function shellPermissionsOnDemand(
  link: PhoneLink,
  options: OpenOptions,
): () => Promise<ShellPermissions> {
  let asked: { readonly at: number; readonly answer: Promise<ShellPermissions> } | null = null
  return () => {
    if (asked && performance.now() - asked.at < freshMs) return asked.answer
    const mine = { at: performance.now(), answer: askPermissions(link, options) }
    asked = mine
    mine.answer.catch(() => {
      if (asked === mine) asked = null
    })
    return mine.answer
  }
}

async function askPermissions(link: PhoneLink, options: OpenOptions): Promise<ShellPermissions> {
  const budget = createAnswerBudget({ maxBytes: maxDumpBytes })
  const command =
    'getprop ro.build.version.sdk; getprop ro.product.manufacturer; dumpsys package com.android.shell'
  const { stdout } = await runShell(link, command, { ...options, budget })
  const [sdk = '', manufacturer = '', ...dump] = stdout.toString('utf8').split(/\r?\n/)
  return { sdk: Number.parseInt(sdk, 10) || 0, manufacturer: manufacturer.trim(), granted: readGranted(dump) }
}

/**
 * Reads `dumpsys package` (AOSP, Settings.java of the package manager): `android.permission.X: granted=true` under `install
 * permissions:` and, for each user of the phone, under `User N:`. The shell runs for the first user.
 */
export function readGranted(lines: readonly string[]): ReadonlySet<string> | null {
  const granted = new Set<string>()
  let told = false
  let user = '0'
  for (const line of lines) {
    if (/^\s*install permissions:/.test(line)) user = '0'
    user = /^\s*User (\d+):/.exec(line)?.[1] ?? user
    const [, name, is] = /^\s*android\.permission\.(\w+): granted=(true|false)\b/.exec(line) ?? []
    if (name === undefined || user !== '0') continue
    told = true
    if (is === 'true') granted.add(name)
  }
  return told ? granted : null
}
