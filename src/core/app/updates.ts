import { Failure } from '../errors/failure'
import type { UpdateFailure, UpdateView } from '../../shared/model/update'

/** Looks for, downloads and installs newer versions of this app. */
export interface AppUpdater {
  /** The version that is newer than this one; null when there is none. @throws Error when the place cannot be asked */
  readonly check: () => Promise<string | null>
  /** The one that `check` has found. @throws Error, with electron-updater's `code` */
  readonly download: (onPercent: (percent: number) => void) => Promise<void>
  /** Puts what was downloaded in the place of this app, starts it, and quits this one. */
  readonly install: () => void
}

export interface Updates {
  readonly view: () => UpdateView
  /** Looks once; without a connection it is as if there were nothing new. */
  readonly check: () => Promise<void>
  /** Downloads what is offered, or tries again. */
  readonly download: () => Promise<void>
  /**
   * Ends the app, to come back as the newer version.
   * @throws Failure `job-running`
   */
  readonly install: () => void
  /** Called when all has come to its end: installs, where that was asked for. Answers whether it does, and quits. */
  readonly installAtEnd: () => boolean
}

export interface UpdatesPorts {
  /** Null where the app does not update itself. */
  readonly updater: AppUpdater | null
  readonly onChange: (view: UpdateView) => void
  readonly isBusy: () => boolean
  readonly quit: () => void
}

/** Offers a newer version of the app, and takes each step only when it is asked to. */
export function createUpdates({ updater, onChange, isBusy, quit }: UpdatesPorts): Updates {
  let view: UpdateView = { status: 'none' }
  let wanted = false
  const set = (next: UpdateView) => {
    view = next
    onChange(next)
  }
  const download = async (from: AppUpdater, version: string) => {
    set({ status: 'downloading', version, percent: 0 })
    try {
      await from.download(percent => {
        const whole = Math.floor(percent)
        if (view.status === 'downloading' && whole > view.percent) set({ ...view, percent: whole })
      })
      set({ status: 'ready', version })
    } catch (error) {
      set({ status: 'failed', version, why: whyNotDownloaded(error) })
    }
  }
  return {
    view: () => view,
    check: async () => {
      if (!updater || view.status !== 'none') return
      const version = await updater.check().catch(() => null)
      if (version !== null) set({ status: 'offered', version })
    },
    download: async () => {
      if (updater && (view.status === 'offered' || view.status === 'failed')) {
        await download(updater, view.version)
      }
    },
    install: () => {
      if (view.status !== 'ready') return
      if (isBusy()) throw new Failure('job-running')
      wanted = true
      quit()
    },
    installAtEnd: () => {
      if (!updater || !wanted) return false
      updater.install()
      return true
    },
  }
}

/** electron-updater's codes for a hash, or a publisher's signature, that is not the right one. */
const notGenuine = ['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_INVALID_SIGNATURE']

function whyNotDownloaded(error: unknown): UpdateFailure {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && notGenuine.includes(code) ? 'not-genuine' : 'not-downloaded'
}
