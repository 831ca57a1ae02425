/** The Electron to give to Playwright. Throws when none is prepared. */
export function electronPath(): string
