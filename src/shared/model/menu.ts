/** What the application menu can ask of the window: to show one of its sections. */
export const menuTargets = ['backup', 'restore', 'library', 'automatic', 'places', 'settings'] as const

export type MenuTarget = (typeof menuTargets)[number]
