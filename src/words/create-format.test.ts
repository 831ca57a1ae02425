import { describe, expect, it } from 'vitest'
import { createFormat } from './create-format'

const en = createFormat('en')

describe('bytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1.0 kB'],
    [99_949, '99.9 kB'],
    [99_951, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [5_100_000_000, '5.1 GB'],
    [212_000_000_000, '212 GB'],
    [2_000_000_000_000, '2.0 TB'],
  ])('%i is %s', (bytes, text) => {
    expect(en.bytes(bytes)).toBe(text)
  })

  it('follows the language', () => {
    expect(createFormat('de').bytes(5_100_000_000)).toBe('5,1\u00a0GB')
  })
})

describe('duration', () => {
  it.each([
    [0, '1 sec'],
    [40, '40 sec'],
    [59.6, '1 min'],
    [870, '15 min'],
    [3_600, '1 hr'],
    [7_500, '2 hr 5 min'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(en.duration(seconds)).toBe(text)
  })
})

describe('speed, percent, count', () => {
  it('writes them as people read them', () => {
    expect(en.speed(41_300_000)).toBe('41.3 MB/s')
    expect(en.percent(32)).toBe('32%')
    expect(en.count(3_980)).toBe('3,980')
  })
})

describe('days, times and lists', () => {
  const time = new Date(2026, 2, 2, 15, 7).getTime()

  it('names the day, and the time of it', () => {
    expect(en.day(time)).toBe('Monday, March 2, 2026')
    expect(en.time(time)).toMatch(/^3:07\sPM$/)
  })

  it('says names one after another', () => {
    expect(en.list(['Ada', 'Ben', '+15550100'])).toBe('Ada, Ben, +15550100')
    expect(createFormat('zh-CN').list(['Ada', 'Ben', 'Cy'])).toBe('Ada、Ben、Cy')
  })
})
