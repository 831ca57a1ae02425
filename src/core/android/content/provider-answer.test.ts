import { describe, expect, it } from 'vitest'
import { readProviderError } from './provider-answer'

const answer = (stdout: string, stderr = '', exitCode: number | null = 0) =>
  readProviderError({ exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) })

const trace = (exception: string) =>
  `Error while accessing provider:call_log\n${exception}\n\tat android.os.Parcel.readException(Parcel.java:2978)\n`

describe('what content says', () => {
  it.each([
    ['java.lang.SecurityException: Permission Denial: opening provider x requires y', 'denied'],
    ['java.lang.IllegalStateException: Could not find provider: call_log', 'missing'],
    ['java.lang.IllegalArgumentException: Unknown URL content://call_log/x', 'missing'],
    ['java.io.FileNotFoundException: No files supported by provider at content://x', 'missing'],
    ['java.lang.IllegalArgumentException: Invalid column hex(number)', 'other'],
    ['android.database.sqlite.SQLiteException: no such column: x (code 1)', 'other'],
  ])('with exit code 0: %s', (exception, refusal) => {
    expect(answer('', trace(exception))).toMatchObject({ kind: 'refused', refusal, message: exception })
  })

  it('is no error in what rows hold', () => {
    expect(answer('Row: 0 body=\nError while accessing provider:sms\n[ERROR] x\n')).toBeNull()
    expect(answer('No result found.\n')).toBeNull()
  })

  it('is an error where it tells its usage, or does not end well', () => {
    expect(
      answer('usage: adb shell content [subcommand]\n\n[ERROR] Unsupported operation: write\n'),
    ).toMatchObject({
      message: 'Unsupported operation: write',
    })
    expect(answer('', '/system/bin/sh: content: not found', 127)).toMatchObject({ refusal: 'other' })
    expect(answer('Row: 0 _id=1\n', 'Killed', 137)).toMatchObject({ kind: 'refused' })
  })
})
