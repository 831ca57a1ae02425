import type { ChildProcess } from 'node:child_process'

export function debuggingAddress(app: ChildProcess): Promise<string>
