export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly platform: 'linux' | 'darwin' | 'win32'
}
