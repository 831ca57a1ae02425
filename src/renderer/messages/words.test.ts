import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../shared/model/errors'
import { issueCodes, notIncludedReasons } from '../../shared/model/job'
import { describeError } from './describe-error'
import { describeFolder } from './describe-folder'
import { words } from './words'

describe('words for people', () => {
  it.each(errorCodes)('say what happened and what to do next: %s', code => {
    const { title, advice } = describeError({ code })
    for (const text of [title, advice]) {
      expect(text.length).toBeGreaterThan(10)
      expect(text).not.toMatch(/undefined|NaN/)
      expect(text).not.toBe(code)
    }
  })

  it('say how much space is missing where it is known', () => {
    const { advice } = describeError({ code: 'no-space', details: { neededBytes: 5e9, freeBytes: 1e9 } })
    expect(advice).toContain('5.0 GB are needed, 1.0 GB are free')
  })

  it.each(issueCodes)('explain the issue %s', code => {
    expect(words.issues[code].advice).toMatch(/\.$/)
  })

  it.each(notIncludedReasons)('explain what is not included with and without a number: %s', reason => {
    for (const text of [words.notIncluded[reason](), words.notIncluded[reason](1204)]) {
      expect(text).toMatch(/\.$/)
      expect(text).not.toMatch(/undefined|NaN/)
    }
  })
})

describe('describeFolder', () => {
  it.each([
    ['/storage/emulated/0/DCIM/Camera', 'DCIM/Camera'],
    ['/storage/emulated/0', 'Internal storage'],
    ['/storage/1A2B-3C4D/Music', 'SD card/Music'],
    ['/data/local/tmp', '/data/local/tmp'],
  ])('%s is %s', (folder, text) => {
    expect(describeFolder(folder)).toBe(text)
  })
})
