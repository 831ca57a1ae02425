import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { firstFolderRules, switchFolders } from '../data/files/folder-rules'
import { changeFolderRules, folderRulesOf } from './folder-settings'
import { openSettings } from './settings'

let root = ''
let file = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'phonekeep-folders-'))
  file = join(root, 'settings.json')
})
afterEach(() => rm(root, { recursive: true, force: true }))

const camera = '/storage/emulated/0/DCIM/Camera'

it('nothing is known of a phone until something is chosen for it, and then it stays, of each phone', async () => {
  const settings = openSettings(file)
  expect(folderRulesOf(settings, 'A1')).toBeNull()
  await changeFolderRules(settings, 'A1', rules => switchFolders(rules, [camera], false))
  await changeFolderRules(settings, 'B2', rules => ({ ...rules, newFolders: 'ask' }))
  const again = openSettings(file)
  expect(folderRulesOf(again, 'A1')).toEqual({ ...firstFolderRules, known: { [camera]: false } })
  expect(folderRulesOf(again, 'B2')).toEqual({ ...firstFolderRules, newFolders: 'ask' })
})

it('names that a phone makes up are names: raw bytes, and words of JavaScript', async () => {
  const path = '/storage/emulated/0/\udc80\u202e"\n/__proto__'
  const settings = openSettings(file)
  await changeFolderRules(settings, 'constructor', rules => switchFolders(rules, [path], false))
  expect(folderRulesOf(settings, 'toString')).toBeNull()
  expect(folderRulesOf(openSettings(file), 'constructor')?.known).toEqual({ [path]: false })
})

it('what only a newer version understands is kept, and asks meanwhile', async () => {
  const newer = { newFolders: 'pictures-only', complete: true, known: { [camera]: true }, more: [1] }
  await writeFile(file, JSON.stringify({ folders: { A1: newer, odd: 7 } }))
  const settings = openSettings(file)
  expect(folderRulesOf(settings, 'odd')).toBeNull()
  expect(folderRulesOf(settings, 'A1')?.newFolders).toBe('ask')
  await changeFolderRules(settings, 'A1', rules => switchFolders(rules, [camera], false))
  const saved = JSON.parse(await readFile(file, 'utf8')) as { folders: Record<string, unknown> }
  expect(saved.folders['A1']).toEqual({ ...newer, known: { [camera]: false }, waiting: [] })
})

it('where it is not told which folders were there, none is new, and nothing is left out by that', async () => {
  await writeFile(
    file,
    JSON.stringify({ folders: { A1: { newFolders: 'leave-out', complete: true, known: 3 } } }),
  )
  expect(folderRulesOf(openSettings(file), 'A1')).toMatchObject({ complete: false, known: {} })
})

it('a hundred phones are kept, those that were chosen for last', async () => {
  const settings = openSettings(file)
  for (let number = 0; number < 120; number++)
    await changeFolderRules(settings, `P${number}`, rules => ({ ...rules, newFolders: 'ask' }))
  expect(Object.keys(settings.get().folders)).toHaveLength(100)
  expect(folderRulesOf(settings, 'P119')).not.toBeNull()
  expect(folderRulesOf(settings, 'P3')).toBeNull()
})
