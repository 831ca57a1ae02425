import { describe, expect, it } from 'vitest'
import { findCommand } from './find-command'

describe('findCommand', () => {
  it.each([
    [[], null],
    [['--no-sandbox'], null],
    [['--no-sandbox', '--user-data-dir=/tmp/x', '--enable-features=A,B'], null],
    [['-psn_0_12345'], null],
    [['devices'], ['devices']],
    [
      ['--no-sandbox', 'backup', '--to', '/x'],
      ['backup', '--to', '/x'],
    ],
    [['--help'], ['--help']],
    [['--no-sandbox', '-V'], ['-V']],
    [['backpu'], ['backpu']],
  ])('%j is %j', (args, command) => {
    expect(findCommand(args)).toEqual(command)
  })
})
