import { shellPermissions } from '../access'

/** `dumpsys package com.android.shell` (AOSP PackageManagerService), in the parts that say what it may do. */
export function dumpShellPackage(sdk: number): string {
  const permissions = shellPermissions(sdk)
  const names = permissions.map(name => `      ${name}\n`).join('')
  // Of its permissions the dangerous ones are runtime permissions, which the system gives and nobody takes.
  const granted = permissions.map(
    name => `        ${name}: granted=true, flags=[ SYSTEM_FIXED|GRANTED_BY_DEFAULT ]\n`,
  )
  return [
    'Packages:\n',
    '  Package [com.android.shell] (6a3c1d2):\n',
    `    ${sdk >= 34 ? 'appId' : 'userId'}=2000\n`,
    '    sharedUser=SharedUserSetting{f0c5ba5 android.uid.shell/2000}\n',
    '    codePath=/system/priv-app/Shell\n',
    `    versionCode=${sdk} minSdk=${sdk} targetSdk=${sdk}\n`,
    '    flags=[ SYSTEM HAS_CODE ALLOW_CLEAR_USER_DATA ]\n',
    '    requested permissions:\n',
    names,
    '      android.permission.DUMP\n',
    '      android.permission.MANAGE_APP_OPS_MODES\n',
    '    install permissions:\n',
    '      android.permission.DUMP: granted=true\n',
    '      android.permission.MANAGE_APP_OPS_MODES: granted=true\n',
    '    User 0: ceDataInode=0 installed=true hidden=false suspended=false stopped=false notLaunched=false enabled=0 instant=false virtual=false\n',
    '      gids=[1015, 1023, 3003]\n',
    '      runtime permissions:\n',
    ...granted,
  ].join('')
}

export interface Battery {
  /** Percent. */
  readonly level: number
  readonly charging: boolean
}

/** `dumpsys battery` (AOSP BatteryService.dumpInternal). */
export function dumpBattery({ level, charging }: Battery, sdk: number): string {
  const lines = [
    'Current Battery Service state:',
    '  AC powered: false',
    `  USB powered: ${charging}`,
    '  Wireless powered: false',
    ...(sdk >= 33 ? ['  Dock powered: false'] : []),
    '  Max charging current: 500000',
    '  Max charging voltage: 5000000',
    `  Charge counter: ${level * 42_000}`,
    // BatteryManager: 2 charging, 4 not charging.
    `  status: ${charging ? 2 : 4}`,
    '  health: 2',
    '  present: true',
    `  level: ${level}`,
    '  scale: 100',
    '  voltage: 4231',
    '  temperature: 268',
    '  technology: Li-ion',
    ...(sdk >= 34 ? ['  Charging state: 0', '  Charging policy: 0'] : []),
  ]
  return lines.map(line => `${line}\n`).join('')
}
