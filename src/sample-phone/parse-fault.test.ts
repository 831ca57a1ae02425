import { describe, expect, it } from 'vitest'
import { hostileNames } from './faults'
import { FaultSyntaxError, parseFault } from './parse-fault'

describe('faults on the command line', () => {
  it('are read', () => {
    expect(parseFault('unplug=1000')).toEqual({ unplugAfter: 1000 })
    expect(parseFault('slow=5')).toEqual({ bytesPerSecond: 5 })
    expect(parseFault('mutate=grow')).toEqual({ mutate: 'grow' })
    expect(parseFault('only=a=b')).toEqual({ onlyPath: 'a=b' })
    expect(parseFault('hostile=/sdcard/DCIM')).toEqual({
      hostileEntries: { folder: '/sdcard/DCIM', names: hostileNames },
    })
    expect(parseFault('no-v2')).toEqual({ noV2: true })
    expect(parseFault('send-unplug=1')).toEqual({ sendUnplugAfter: 1 })
    expect(parseFault('send-freeze=2')).toEqual({ freezeOnSend: 2 })
    expect(parseFault('send-full=0')).toEqual({ storageFullAfter: 0 })
    expect(parseFault('send-refuse=/DCIM/a b.jpg')).toEqual({ refuseSendTo: '/DCIM/a b.jpg' })
    expect(parseFault('keep-partial')).toEqual({ keepPartial: true })
    expect(parseFault('free=4096')).toEqual({ freeBytes: 4096 })
    expect(parseFault('card-free=0')).toEqual({ cardFreeBytes: 0 })
  })

  it.each(['nonsense', 'unplug', 'unplug=many', 'mutate=maybe', 'only='])(
    'are refused when wrong: %s',
    text => {
      expect(() => parseFault(text)).toThrow(FaultSyntaxError)
    },
  )
})
