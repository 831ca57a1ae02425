import { describe, expect, it } from 'vitest'
import { createSay } from './create-say'

const messages = new Map([
  ['plain', 'A name with < and > and “quotes”'],
  ['count', '{count, plural, =0 {nothing} one {# item} other {# items}}'],
  [
    'amounts',
    '{size, number, bytes}, {rate, number, speed}, {seconds, number, duration}, {share, number, percent}',
  ],
  ['number', '{count, number}'],
  ['when', '{time, date, dateTime}'],
  ['choice', '{on, select, true {on} other {off}}'],
  ['text', 'Names stay as they are: {name}'],
])

const say = createSay('en', messages)

describe('a message in English', () => {
  it('is a text, not markup', () => {
    expect(say('plain')).toBe('A name with < and > and “quotes”')
    expect(say('text', { name: "<b>{count}</b> ’ '" })).toBe("Names stay as they are: <b>{count}</b> ’ '")
  })

  it.each([
    [0, 'nothing'],
    [1, '1 item'],
    [1204, '1,204 items'],
  ])('counts %i', (count, text) => {
    expect(say('count', { count })).toBe(text)
  })

  it('writes amounts in the unit that suits them', () => {
    const text = say('amounts', { size: 5_100_000_000, rate: 41_300_000, seconds: 7_500, share: 32 })
    expect(text).toBe('5.1 GB, 41.3 MB/s, 2 hr 5 min, 32%')
    expect(say('amounts', { size: 1, rate: 0, seconds: 1, share: 100 })).toContain('1 byte, ')
  })

  it('writes numbers and dates', () => {
    expect(say('number', { count: 3980 })).toBe('3,980')
    expect(say('when', { time: new Date(2026, 10, 30, 14, 5).getTime() })).toMatch(/^Nov 30, 2026, 2:05\sPM$/)
  })

  it('chooses', () => {
    expect(say('choice', { on: true })).toBe('on')
    expect(say('choice', { on: false })).toBe('off')
  })

  it('is not made up', () => {
    expect(() => say('none')).toThrow(RangeError)
    expect(() => say('text', {})).toThrow()
  })
})

it('a message in another language is written as that language writes', () => {
  const german = createSay('de', messages)
  expect(german('number', { count: 3980 })).toBe('3.980')
  expect(german('amounts', { size: 5_100_000_000, rate: 0, seconds: 90, share: 5 })).toContain('5,1')
})
