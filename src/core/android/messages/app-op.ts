/** Modes of an app-op (AppOpsManager.MODE_NAMES), as `cmd appops` prints and takes them. */
const modes = ['allow', 'ignore', 'deny', 'default', 'foreground'] as const

export type AppOpMode = (typeof modes)[number]

/** Where nobody has set it, and the phone does not say what that means (AppOpsManager.java, default of OP_WRITE_SMS). */
const defaultMode: AppOpMode = 'ignore'

/**
 * What `cmd appops get <package> WRITE_SMS` prints (AppOpsService.java, onShellCommand "get"): `WRITE_SMS: ignore; time=…`, or
 * `No operations.` where nobody has set it, and then `Default mode: ignore`; set to this, it is forgotten again. A line that
 * begins with `Uid mode:` tells of the whole user, whose mode we leave alone.
 * @returns null for anything else
 */
export function parseAppOp(printed: string): AppOpMode | null {
  const mode = /^WRITE_SMS: (\w+)/m.exec(printed)?.[1]
  if (mode !== undefined) return asMode(mode)
  if (!/^(?:No operations\.|Uid mode: WRITE_SMS: )/m.test(printed)) return null
  return asMode(/^Default mode: (\w+)/m.exec(printed)?.[1]) ?? defaultMode
}

export function asMode(text: string | undefined): AppOpMode | null {
  return modes.find(mode => mode === text) ?? null
}

/** The package of what adb runs, and the app-op without which SmsProvider and MmsProvider drop what it inserts. */
const packageAndOp = 'com.android.shell WRITE_SMS'

export const askAppOp = `cmd appops get ${packageAndOp}`

export function setAppOp(mode: AppOpMode): string {
  return `cmd appops set ${packageAndOp} ${mode}`
}
