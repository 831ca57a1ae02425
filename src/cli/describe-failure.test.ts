import { describe, expect, it } from 'vitest'
import { errorCodes } from '../shared/model/errors'
import { describeFailure } from './describe-failure'

describe('describeFailure', () => {
  it.each(errorCodes)('%s is a sentence, without and with details', code => {
    expect(describeFailure({ code })).toMatch(/^[A-Za-z][^{}]*\.$/)
    const details = {
      message: 'said so',
      serials: 'A, B',
      reasons: 'no-signature',
      neededBytes: 2,
      freeBytes: 1,
    }
    expect(describeFailure({ code, details })).toMatch(/^[A-Za-z][^{}]*\.$/)
  })

  it('tells how much is missing where that is known', () => {
    const details = { neededBytes: 5_100_000_000, freeBytes: 1 }
    expect(describeFailure({ code: 'no-space', details })).toContain('5.1 GB needed, 1 byte free.')
  })

  it('keeps what was said on one line', () => {
    const text = describeFailure({ code: 'phone-silent', details: { message: 'no\n\u001b[2Janswer' } })
    expect(text).toMatch(/^The phone stopped responding \(no\ufffd\ufffd\[2Janswer\)\. /)
  })
})
