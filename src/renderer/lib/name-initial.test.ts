import { describe, expect, it } from 'vitest'
import { createInitialOf, initialsOf } from './name-initial'

describe('createInitialOf', () => {
  const initialOf = createInitialOf()
  it.each([
    ['Ada Sample', 'A'],
    ['ålesund taxi', 'A'],
    ['Élodie', 'E'],
    ['  zoe', 'Z'],
    ['Ωμέγα', 'Ω'],
    ['яна', 'Я'],
    ['אבא', 'א'],
    ['张三', 'Z'],
    ['李四', 'L'],
    ['阿姨', 'A'],
    ['欧阳', 'O'],
    ['김철수', 'ㄱ'],
    ['がくせい', 'か'],
    ['+1 555 0100', null],
    ['🚕 Taxi', null],
    ['#31#', null],
    ['', null],
  ])('%s stands under %s', (name, initial) => {
    expect(initialOf(name)).toBe(initial)
  })
})

describe('initialsOf', () => {
  it.each([
    ['Ada Sample', 'AS'],
    ['Dr. Grace M. Example', 'DE'],
    ['plumber', 'P'],
    ['Zoë (work)', 'ZW'],
    ['张三', '张'],
    ['김 철수', '김'],
    ['+1 555 0100', ''],
    ['🚕 Taxi', 'T'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
