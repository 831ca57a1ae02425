import { describe, expect, it } from 'vitest'
import { readStartError } from './start-activity'

const starting = 'Starting: Intent { act=android.intent.action.VIEW dat=content://x typ=text/x-vcard }\n'
const answer = (stderr: string, stdout = starting, exitCode: number | null = 0) =>
  readStartError({ exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) })

describe('what am start says', () => {
  it.each([
    ['Error: Activity not started, unable to resolve Intent { act=x }', 'missing'],
    ['Error: Activity class {a/b} does not exist.', 'missing'],
    ['Error: Activity not started, you do not have permission to access it.', 'denied'],
    ['Error: Activity not started, unknown error code 101', 'other'],
  ])('is an error with exit code 0: %s', (told, refusal) => {
    expect(answer(`${told}\n`)).toMatchObject({ kind: 'refused', refusal, message: told.slice(7) })
  })

  it('is an error where it throws, with its exception', () => {
    const exception = 'java.lang.SecurityException: UID 2000 does not have permission to content://x'
    const told = `\nException occurred while executing 'start':\n${exception}\n\tat android.os.Parcel\n`
    expect(answer(told, starting, 255)).toMatchObject({ refusal: 'denied', message: exception })
  })

  it('is an error where the app in front keeps its place, or it says nothing of a start', () => {
    const kept = 'Activity not started because the current activity is being kept for the user.'
    expect(answer(`Warning: ${kept}\n`)).toMatchObject({ kind: 'refused', message: kept })
    expect(answer('', '')).toMatchObject({ kind: 'refused', message: 'am start said nothing' })
    expect(answer('/system/bin/sh: am: not found', '', 127)).toMatchObject({ refusal: 'other' })
  })

  it('is none where the importer was in front already', () => {
    expect(answer('')).toBeNull()
    const front = 'Warning: Activity not started, its current task has been brought to the front'
    expect(answer(`${front}\n`)).toBeNull()
  })
})
