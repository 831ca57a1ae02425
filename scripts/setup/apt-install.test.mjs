import { describe, expect, test } from 'vitest'
import { choosePackages } from './apt-install.mjs'

const choices = [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3']]
const knows =
  (...names) =>
  async name =>
    names.includes(name)

describe('choosePackages', () => {
  test('takes the new name where the system has it, as Ubuntu 24.04', async () => {
    const picked = await choosePackages(choices, knows('libgtk-3-0t64', 'libgtk-3-0', 'libnss3'))
    expect(picked).toEqual(['libgtk-3-0t64', 'libnss3'])
  })

  test('takes the old name elsewhere, as on Debian 12', async () => {
    expect(await choosePackages(choices, knows('libgtk-3-0', 'libnss3'))).toEqual(['libgtk-3-0', 'libnss3'])
  })

  test('keeps the plain name where none is known, so that apt can say so', async () => {
    expect(await choosePackages([['at64', 'a']], knows())).toEqual(['a'])
  })

  test('names no package twice', async () => {
    expect(await choosePackages([['xvfb'], ['xvfb']], knows('xvfb'))).toEqual(['xvfb'])
  })
})
