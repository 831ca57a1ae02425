export interface PasswordChangeDraft {
  readonly old: string
  readonly next: string
  readonly repeat: string
}

export interface ChangeFault {
  readonly field: keyof PasswordChangeDraft
  readonly reason: 'empty' | 'different' | 'same' | 'wrong'
}

/** What is in the way of a change, at the first field that needs another look; null when nothing is. */
export function checkChange({ old, next, repeat }: PasswordChangeDraft): ChangeFault | null {
  if (old === '') return { field: 'old', reason: 'empty' }
  if (next === '') return { field: 'next', reason: 'empty' }
  if (next === old) return { field: 'next', reason: 'same' }
  return repeat === next ? null : { field: 'repeat', reason: 'different' }
}
