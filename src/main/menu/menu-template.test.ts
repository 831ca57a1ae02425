import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import en from '../../words/en.json'
import { createSay } from '../../words/create-say'
import { flatten } from '../../words/messages'
import { menuTemplate } from './menu-template'

const actions = {
  go: vi.fn(),
  openGuide: vi.fn(),
  showLicences: vi.fn(),
  showLog: vi.fn(),
  saveReport: vi.fn(),
}

function menuOn(platform: NodeJS.Platform) {
  return menuTemplate({ platform, say: createSay('en', flatten(en)), ...actions })
}

function itemsOf(menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
}

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', platform => {
  const items = itemsOf(menuOn(platform))

  it('has what people look for, once each', () => {
    for (const role of ['about', 'quit', 'copy', 'paste', 'togglefullscreen'])
      expect(items.filter(item => item.role === role)).toHaveLength(1)
    expect(items.filter(({ accelerator }) => accelerator === 'CmdOrCtrl+,')).toHaveLength(1)
  })

  it('has nothing for developers', () => {
    const roles = items.map(({ role }) => role)
    expect(roles).not.toContain('reload')
    expect(roles).not.toContain('forceReload')
    expect(roles).not.toContain('toggleDevTools')
  })

  it('gives each shortcut to one entry', () => {
    const shortcuts = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
  })
})

it('leads where it says', () => {
  const items = itemsOf(menuOn('linux'))
  const choose = (label: string) => {
    const item = items.find(each => each.label === label)
    item?.click?.(...([] as unknown as Parameters<NonNullable<typeof item.click>>))
  }
  choose('Library')
  choose('Settings…')
  choose('Save a Report…')
  expect(actions.go.mock.calls).toEqual([['library'], ['settings']])
  expect(actions.saveReport).toHaveBeenCalledOnce()
})
