import { create } from 'zustand'
import type { AppInfo, Theme } from '../../shared/model/settings'
import { call } from '../call'

interface SettingsState {
  readonly info: AppInfo | null
  readonly theme: Theme
}

export const useSettings = create<SettingsState>(() => ({ info: null, theme: 'system' }))

/** The colours change through the system's own preference: main tells the window which one holds. @throws {ApiError} */
export async function changeTheme(theme: Theme): Promise<void> {
  await call(window.api.app.setTheme({ theme }))
  useSettings.setState({ theme })
}
