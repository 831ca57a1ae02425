import { create } from 'zustand'
import type { AppInfo, Preferences, Theme } from '../../shared/model/settings'
import { call } from '../call'

interface SettingsState {
  readonly info: AppInfo | null
  readonly theme: Theme
  readonly preferences: Preferences
}

export const useSettings = create<SettingsState>(() => ({
  info: null,
  theme: 'system',
  preferences: { verify: true, reread: 'some', encrypt: false, lookForUpdates: true, background: false },
}))

/** The colours change through the system's own preference: main tells the window which one holds. @throws {ApiError} */
export async function changeTheme(theme: Theme): Promise<void> {
  await call(window.api.app.setTheme({ theme }))
  useSettings.setState({ theme })
}

/** Holds at once; should it not reach the disk, it holds for this run of the app. @throws {ApiError} */
export async function changePreferences(part: Partial<Preferences>): Promise<void> {
  const preferences = { ...useSettings.getState().preferences, ...part }
  useSettings.setState({ preferences })
  await call(window.api.app.setPreferences(preferences))
}

/** Remembered for the next backup; that it could not be is no reason to hold up this one. */
export function setEncrypt(encrypt: boolean): void {
  changePreferences({ encrypt }).catch(() => undefined)
}
