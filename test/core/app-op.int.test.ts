import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { restoreAppOp } from '../../src/core/android/messages/restore-app-op'
import { openPhone } from '../../src/core/android/open-phone'
import { watchDevices } from '../../src/core/android/watch-devices'
import { phonesOf } from '../../src/cli/open-phones'
import { isPhoneLost } from '../../src/core/phone/phone-error'
import { askAppOp, hasNote, noContent, openMessages, textMessage, writerOf } from '../messages-kit'
import { usePhone, type PhoneFixture } from '../phone-fixture'

const fixture = usePhone({ messages: 0, contacts: 0, calls: 0 })

/** As nobody has set it; the sample phone keeps no op that has its default. */
const closed = 'No operations.\nDefault mode: ignore'

async function open<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  const { messages } = openPhone(await fixture().link(), { signal })
  if (!messages) throw new Error('No messages')
  return await writerOf(messages).whileOpen(work)
}

const never = () => new Promise<never>(() => undefined)

/** Leaves it open as a run does that is killed, or loses its phone: nothing of its own is done any more. */
async function leaveOpen({ phone, reconnect }: PhoneFixture): Promise<void> {
  let opened = () => {}
  const isOpen = new Promise<void>(resolve => (opened = resolve))
  const lost = open(() => {
    opened()
    return never()
  })
  lost.catch(() => undefined)
  await isOpen
  phone.unplug()
  await reconnect()
}

describe('the app-op that lets messages be written', () => {
  it('is open while somebody works, with a note on the phone, and then as it was', async () => {
    const inside = await open(async () => [await askAppOp(fixture()), await hasNote(fixture())])
    expect(inside).toEqual(['WRITE_SMS: allow', true])
    expect(await askAppOp(fixture())).toBe(closed)
    expect(await hasNote(fixture())).toBe(false)
  })

  it.each(['deny', 'allow', 'ignore'])('has its mode again: %s', async mode => {
    const { adb, phone } = fixture()
    await adb.adb('-s', phone.serial, 'shell', `cmd appops set com.android.shell WRITE_SMS ${mode}`)
    await open(() => Promise.resolve())
    expect(await askAppOp(fixture())).toBe(mode === 'ignore' ? closed : `WRITE_SMS: ${mode}`)
    await adb.adb('-s', phone.serial, 'shell', `cmd appops set com.android.shell WRITE_SMS ignore`)
  })

  it('is put back when the work fails', async () => {
    await expect(open(() => Promise.reject(new Error('Failed')))).rejects.toThrow('Failed')
    expect(await askAppOp(fixture())).toBe(closed)
    expect(await hasNote(fixture())).toBe(false)
  })

  it('is put back when it is cancelled', async () => {
    const stop = new AbortController()
    const work = async () => {
      stop.abort(new Error('Cancelled'))
      return (await openMessages(fixture())).list().then(() => stop.signal.throwIfAborted())
    }
    await expect(open(work, stop.signal)).rejects.toThrow('Cancelled')
    expect(await askAppOp(fixture())).toBe(closed)
    expect(await hasNote(fixture())).toBe(false)
  })

  it('is opened for one at a time, and a look at the phone leaves it open', async () => {
    await open(async () => {
      expect(await restoreAppOp(await fixture().link())).toBe('in-use')
      expect(await askAppOp(fixture())).toBe('WRITE_SMS: allow')
    })
    expect(await restoreAppOp(await fixture().link())).toBe('as-it-was')
  })
})

describe('of two programs that open it at the same time', () => {
  it('one is refused, and the other has it open until it is done', async () => {
    const program = async () => {
      vi.resetModules()
      return await import('../../src/core/android/messages/open-for-writing')
    }
    const programs = [await program(), await program()]
    for (let round = 0; round < 4; round++) {
      const ended = await Promise.allSettled(
        programs.map(async ({ openForWriting }, at) => {
          const link = await fixture().link()
          await delay(at * round * 15)
          return await openForWriting(
            link,
            async () => {
              await delay(250)
              return await askAppOp(fixture())
            },
            {},
          )
        }),
      )
      const told = ended.map(each => (each.status === 'fulfilled' ? each.value : String(each.reason)))
      expect(told.sort()).toEqual([expect.stringContaining('being restored'), 'WRITE_SMS: allow'])
      expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual([closed, false])
    }
  })
})

describe('an app-op that was left open', () => {
  it('is put back by the command line', async () => {
    await leaveOpen(fixture())
    expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual(['WRITE_SMS: allow', true])
    await phonesOf(fixture().server).open(fixture().phone.serial)
    expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual([closed, false])
  })

  it('is put back by the app, before it shows the phone', async () => {
    await leaveOpen(fixture())
    const { adb, phone } = fixture()
    let ready = () => {}
    const isReady = new Promise<void>(resolve => (ready = resolve))
    const watch = watchDevices({
      port: adb.port,
      findAdb: () => Promise.resolve('adb'),
      isSample: serial => serial === phone.serial,
      onChange: ({ phones }) => phones.some(({ state }) => state === 'ready') && ready(),
    })
    await isReady
    expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual([closed, false])
    await watch.stop()
  })

  it('is put back to what it was at first by whoever opens it next', async () => {
    await leaveOpen(fixture())
    await open(() => Promise.resolve())
    expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual([closed, false])
  })

  it('is left alone where the note says nothing known', async () => {
    const { adb, phone, link } = fixture()
    const write = "echo 'phonekeep reboot 1 0123456789abcdef' >/data/local/tmp/phonekeep-app-op"
    await adb.adb('-s', phone.serial, 'shell', write)
    expect(await restoreAppOp(await link())).toBe('as-it-was')
    await adb.adb('-s', phone.serial, 'shell', 'rm /data/local/tmp/phonekeep-app-op')
  })

  it('is not noted as what it was before where the phone does not put it back', async () => {
    await leaveOpen(fixture())
    const { adb, phone } = fixture()
    const shell = (command: string) => adb.adb('-s', phone.serial, 'shell', command)
    const note = '/data/local/tmp/phonekeep-app-op'
    const before = (await shell(`cat ${note}`)).stdout
    // As a phone does that says no: what it is told to set it does not know.
    vi.resetModules()
    vi.doMock('../../src/core/android/messages/restore-app-op', () => ({
      takeOverAppOp: () => Promise.resolve('failed'),
      putBack: () => Promise.resolve(false),
      restoreAppOp: () => Promise.resolve('failed'),
    }))
    const { openForWriting } = await import('../../src/core/android/messages/open-for-writing')
    const link = await fixture().link()
    await expect(openForWriting(link, () => Promise.resolve(), {})).rejects.toThrow("doesn't put back")
    vi.doUnmock('../../src/core/android/messages/restore-app-op')
    expect((await shell(`cat ${note}`)).stdout).toBe(before)
    await phonesOf(fixture().server).open(phone.serial)
    expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual([closed, false])
  })

  it('is put back after the phone was lost while messages were written', async () => {
    const { phone, server, reconnect } = fixture()
    phone.setFaults({ unplugAfterInserts: 5 })
    const messages = Array.from({ length: 9 }, (_, at) => ({
      message: textMessage(`Message ${at}`, { date: at + 1 }),
      part: noContent,
    }))
    const writer = writerOf(await openMessages(fixture()))
    await expect(writer.whileOpen(() => writer.write(messages))).rejects.toSatisfy(isPhoneLost)
    phone.setFaults({})
    await reconnect()
    await phonesOf(server).open(phone.serial)
    expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual(['WRITE_SMS: ignore', false])
    expect((await (await openMessages(fixture())).list()).headers.length).toBeGreaterThan(0)
  })
})
