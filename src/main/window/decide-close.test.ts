import { expect, it } from 'vitest'
import { decideClose } from './decide-close'

const running = {
  agreed: false,
  running: true,
  quitting: false,
  background: true,
  hasTray: true,
  staysReady: false,
}

it.each([
  ['nothing runs', { ...running, running: false }, 'close'],
  ['agreed', { ...running, agreed: true }, 'close'],
  ['it goes on in the tray', running, 'hide'],
  ['not asked yet', { ...running, background: false }, 'ask'],
  ['no tray any more', { ...running, hasTray: false }, 'ask'],
  ['the app is to end', { ...running, quitting: true }, 'ask'],
  ['it stays ready', { ...running, running: false, staysReady: true }, 'stay'],
  ['it stays ready, and something runs', { ...running, staysReady: true }, 'stay'],
  [
    'it stays ready, and is to end',
    { ...running, running: false, quitting: true, staysReady: true },
    'close',
  ],
] as const)('%s', (_what, question, answer) => {
  expect(decideClose(question)).toBe(answer)
})
