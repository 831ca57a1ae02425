import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../shared/model/errors'
import { checkDraft, emptyDraft, faultOf, passwordMode, type PasswordDraft } from './password-draft'

const draft = (part: Partial<PasswordDraft>): PasswordDraft => ({ ...emptyDraft, ...part })
const first = { state: 'none', canRemember: true } as const
const needed = { state: 'password-needed', canRemember: false } as const

describe('checkDraft', () => {
  it('wants a first password twice', () => {
    expect(checkDraft(first, emptyDraft)).toEqual({
      ok: false,
      fault: { field: 'password', reason: 'empty' },
    })
    expect(checkDraft(first, draft({ password: 'a', repeat: 'A' }))).toEqual({
      ok: false,
      fault: { field: 'repeat', reason: 'different' },
    })
    expect(checkDraft(first, draft({ password: ' a ', repeat: ' a ', remember: true }))).toEqual({
      ok: true,
      request: { password: ' a ', newKey: false, remember: true },
    })
  })

  it('wants the earlier one once, and keeps none where there is no keychain', () => {
    expect(checkDraft(needed, draft({ password: 'a', remember: true }))).toEqual({
      ok: true,
      request: { password: 'a', newKey: false, remember: false },
    })
  })

  it('begins anew only where there is something earlier', () => {
    const typed = draft({ password: 'a', repeat: 'a', newKey: true })
    expect(checkDraft(needed, typed)).toMatchObject({ ok: true, request: { newKey: true } })
    expect(checkDraft(first, typed)).toMatchObject({ ok: true, request: { newKey: false } })
    expect(checkDraft(needed, draft({ password: 'a', newKey: true }))).toMatchObject({
      fault: { field: 'repeat' },
    })
  })

  it('sends no password where none is needed, whatever was typed before', () => {
    const known = { state: 'known', canRemember: true } as const
    expect(checkDraft(known, draft({ password: 'a', newKey: true }))).toEqual({
      ok: true,
      request: { password: null, newKey: false, remember: false },
    })
  })
})

describe('passwordMode', () => {
  it('follows what is known of the keys, and the wish to begin anew', () => {
    expect(passwordMode('known', true)).toBe('known')
    expect(passwordMode('none', false)).toBe('new')
    expect(passwordMode('password-needed', false)).toBe('earlier')
    expect(passwordMode('password-needed', true)).toBe('new')
  })
})

describe('faultOf', () => {
  it('puts errors about the password at its field, and no others', () => {
    expect(errorCodes.filter(code => faultOf(code) !== null)).toEqual([
      'wrong-password',
      'password-needed',
      'password-empty',
    ])
    expect(faultOf('wrong-password')?.reason).toBe('wrong')
  })
})
