/** A number is bound as a long: type `i` takes 32 bits only since Android 11. Null leaves the column out. */
export type BindValue = string | number | null

/**
 * How `--bind column:type:value` is read (AOSP cmds/content, Content.java, `parseBindValue`).
 * - `split`: at the first two colons; what comes after them is the value as it stands (Android 10 and older)
 * - `escaped`: at each colon, of which there are two; a backslash takes the next character as it is (`splitWithEscaping`)
 */
export type BindDialect = 'split' | 'escaped'

/** One argument after `--bind`, not quoted for the shell yet. */
export function bindArgument(column: string, value: string | number, dialect: BindDialect): string {
  if (typeof value === 'number') return `${column}:l:${value}`
  return `${column}:s:${dialect === 'escaped' ? value.replace(/[\\:]/g, '\\$&') : value}`
}

/** Whether the dialects read it alike. */
export function readsAlike(value: BindValue): boolean {
  return typeof value !== 'string' || !/[\\:]/.test(value)
}
