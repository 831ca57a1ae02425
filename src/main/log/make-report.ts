import type { AttachedPhone, DevicesView } from '../../shared/model/device'
import type { JobSnapshot } from '../../shared/model/job'

interface ReportInput {
  readonly versions: Readonly<Record<string, string>>
  readonly devices: DevicesView
  readonly jobs: readonly JobSnapshot[]
  /** The end of the log, which has nothing that a report may not have. */
  readonly log: string
}

/**
 * What helps someone else to find a fault, as text that its sender can read first: versions, states, numbers, codes. No
 * name, path, serial number or content of anything.
 */
export function makeReport({ versions, devices, jobs, log }: ReportInput): string {
  return [
    'Phonekeep report',
    'It has no names, paths, serial numbers or contents. Please read it before you send it.',
    '',
    ...Object.entries(versions).map(([what, version]) => `${what}: ${version}`),
    '',
    `adb: ${devices.adb.status}`,
    `on USB without debugging: ${devices.usbOnly.length}`,
    ...devices.phones.map(phone => `phone: ${describePhone(phone)}`),
    ...jobs.map(job => `job: ${describeJob(job)}`),
    '',
    'Log',
    log,
  ].join('\n')
}

function describePhone(phone: AttachedPhone): string {
  if (phone.state === 'failed') return `failed, ${phone.error.code}`
  if (phone.state !== 'ready') return phone.state
  const { androidVersion, sdk, volumes } = phone.details
  const kind = phone.sample ? 'sample, ' : ''
  return `${kind}ready, Android ${androidVersion.replace(/[^\d.]/g, '')}, SDK ${sdk}, volumes ${volumes.length}`
}

function describeJob(job: JobSnapshot): string {
  const { kind, status, phase, encrypted, itemsDone, itemsTotal, bytesDone, bytesTotal, issueCount } = job
  const amounts = `items ${itemsDone}/${itemsTotal}, bytes ${bytesDone}/${bytesTotal}, problems ${issueCount}`
  return [kind, status, job.error?.code, phase, encrypted ? 'encrypted' : 'plain', amounts]
    .filter(part => part !== undefined)
    .join(', ')
}
