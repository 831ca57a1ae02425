interface CloseQuestion {
  /** The person has said so already. */
  readonly agreed: boolean
  readonly running: boolean
  /** The whole app is to end, not only its window. */
  readonly quitting: boolean
  /** The settings say that what runs goes on. */
  readonly background: boolean
  readonly hasTray: boolean
  /** The settings say that the app stays when its window is closed, to back phones up by themselves. */
  readonly staysReady: boolean
}

/**
 * What becomes of the window when someone closes it: nothing that runs ends without a word. `stay`: the window closes and the
 * app does not, which can be reached by its tray where there is one, and by starting it again.
 */
export function decideClose(question: CloseQuestion): 'close' | 'hide' | 'ask' | 'stay' {
  const { agreed, running, quitting, background, hasTray, staysReady } = question
  if (staysReady && !quitting && !agreed) return 'stay'
  if (agreed || !running) return 'close'
  return background && hasTray && !quitting ? 'hide' : 'ask'
}
