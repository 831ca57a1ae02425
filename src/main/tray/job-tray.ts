import { Menu, nativeImage, Tray } from 'electron'
import type { JobSnapshot } from '../../shared/model/job'
import { summarizeRunning } from '../../shared/summarize-running'
import type { Speech } from '../speech'

interface JobTrayPorts {
  readonly icon: string
  readonly say: Speech['say']
  readonly show: () => void
  readonly quit: () => void
}

/** The icon that stands for the app while its window is closed and a job runs, or has ended unseen. */
export interface JobTray {
  readonly open: () => void
  readonly close: () => void
  readonly follow: (snapshot: JobSnapshot) => void
}

/** As trays show them; macOS wants them small, and draws no colours. */
const iconSize = process.platform === 'darwin' ? 18 : 24

export function createJobTray({ icon, say, show, quit }: JobTrayPorts): JobTray {
  let tray: Tray | null = null
  const jobs = new Map<string, JobSnapshot>()
  let told = ''
  const update = () => {
    if (tray === null) return
    const text = describe([...jobs.values()], say)
    // A menu that is open would close with each percent.
    if (text === told) return
    told = text
    tray.setToolTip(text)
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text, enabled: false },
        { type: 'separator' },
        { label: say('tray.show'), click: show },
        { label: say('menu.quit'), click: quit },
      ]),
    )
  }
  return {
    open: () => {
      if (tray !== null) return
      const image = nativeImage.createFromPath(icon).resize({ width: iconSize, height: iconSize })
      tray = new Tray(image)
      tray.on('click', show)
      told = ''
      update()
    },
    close: () => {
      tray?.destroy()
      tray = null
    },
    follow: snapshot => {
      jobs.set(snapshot.id, snapshot)
      update()
    },
  }
}

function describe(jobs: readonly JobSnapshot[], say: Speech['say']): string {
  const { count, share } = summarizeRunning(jobs)
  const percent = Math.floor(share * 100)
  const job = jobs.findLast(({ status }) => count === 0 || status === 'running')
  if (job === undefined) return say('common.appName')
  if (job.status !== 'running') return say(`jobs.${job.kind}.ended.${job.status}`)
  if (count > 1) return say('tray.several', { count, percent })
  return say('tray.running', { job: say(`jobs.${job.kind}.title`, { phone: job.phoneName }), percent })
}
