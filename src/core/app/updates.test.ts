import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../errors/failure'
import type { UpdateView } from '../../shared/model/update'
import { createUpdates, type AppUpdater } from './updates'

function start(part: Partial<AppUpdater> = {}, busy = false) {
  const updater = {
    check: vi.fn(() => Promise.resolve<string | null>('0.2.0')),
    download: vi.fn((onPercent: (percent: number) => void) => {
      for (const percent of [0.4, 49.9, 50.1, 50.9, 100]) onPercent(percent)
      return Promise.resolve()
    }),
    install: vi.fn(),
    ...part,
  }
  const told: UpdateView[] = []
  const quit = vi.fn()
  const updates = createUpdates({
    updater,
    onChange: view => told.push(view),
    isBusy: () => busy,
    quit,
  })
  return { updater, told, quit, updates }
}

describe('updates', () => {
  it('offers what is newer, and downloads and installs only when asked to', async () => {
    const { updater, told, quit, updates } = start()
    await updates.check()
    expect(updates.view()).toEqual({ status: 'offered', version: '0.2.0' })
    expect(updater.download).not.toHaveBeenCalled()
    await updates.download()
    expect(told.map(view => (view.status === 'downloading' ? view.percent : view.status))).toEqual([
      'offered',
      0,
      49,
      50,
      100,
      'ready',
    ])
    expect(updates.installAtEnd()).toBe(false)
    updates.install()
    expect(quit).toHaveBeenCalledOnce()
    expect(updater.install).not.toHaveBeenCalled()
    expect(updates.installAtEnd()).toBe(true)
    expect(updater.install).toHaveBeenCalledOnce()
  })

  it('says nothing when there is nothing newer or nobody answers', async () => {
    for (const check of [() => Promise.resolve(null), () => Promise.reject(new Error('offline'))]) {
      const { told, updates } = start({ check })
      await updates.check()
      expect(told).toEqual([])
    }
  })

  it('does not download what was not offered, nor install what is not there', async () => {
    const { updater, quit, updates } = start()
    await updates.download()
    updates.install()
    expect(updater.download).not.toHaveBeenCalled()
    expect(quit).not.toHaveBeenCalled()
  })

  it('tells why a download failed, and tries again when asked to', async () => {
    const download = vi.fn(() => Promise.resolve())
    download.mockRejectedValueOnce(Object.assign(new Error('sha512'), { code: 'ERR_CHECKSUM_MISMATCH' }))
    download.mockRejectedValueOnce(new Error('net::ERR_CONNECTION_RESET'))
    const { updates } = start({ download })
    await updates.check()
    await updates.download()
    expect(updates.view()).toEqual({ status: 'failed', version: '0.2.0', why: 'not-genuine' })
    await updates.download()
    expect(updates.view()).toEqual({ status: 'failed', version: '0.2.0', why: 'not-downloaded' })
    await updates.download()
    expect(updates.view().status).toBe('ready')
  })

  it('does not end a backup that is running', async () => {
    const { quit, updates } = start({}, true)
    await updates.check()
    await updates.download()
    expect(() => updates.install()).toThrow(new Failure('job-running'))
    expect(quit).not.toHaveBeenCalled()
  })
})
