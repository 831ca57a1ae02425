import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isOnBattery } from './is-on-battery'

let folder = ''
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'phonekeep-power-'))))
afterEach(() => rm(folder, { recursive: true }))

const mains = (online: string) => ({ type: 'Mains', online })
const battery = (status: string) => ({ type: 'Battery', status })

it.each([
  ['a desktop', {}, false],
  ['plugged in', { AC: mains('1'), BAT0: battery('Charging') }, false],
  ['full, and plugged in', { AC: mains('1'), BAT0: battery('Full') }, false],
  ['on battery', { AC: mains('0'), BAT0: battery('Discharging') }, true],
  [
    'charged by USB',
    { AC: mains('0'), ucsi: { type: 'USB', online: '1' }, BAT0: battery('Discharging') },
    false,
  ],
  ['a desktop with a mouse', { hid: { ...battery('Discharging'), scope: 'Device' } }, false],
])('%s', async (_what, supplies, onBattery) => {
  for (const [name, files] of Object.entries(supplies)) {
    await mkdir(join(folder, name))
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, name, file), `${text}\n`)
  }
  expect(isOnBattery(folder)).toBe(onBattery)
})

it('does not know it where there is no such folder', () => {
  expect(isOnBattery(join(folder, 'none'))).toBe(false)
})
