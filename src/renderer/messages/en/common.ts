import { f, itemCount } from './format'

export const common = {
  appName: 'Phonekeep',
  windowTitle: (screen: string) => `${screen} – Phonekeep`,
  navigation: 'Main',
  backUp: 'Back up',
  restore: 'Restore',
  library: 'Library',
  settings: 'Settings',
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  change: 'Change…',
  backToStart: 'Done',
  retry: 'Try again',
  loading: 'One moment…',
  sampleBadge: 'Sample',
  phones: (ready: number) =>
    ready === 0 ? 'No phone connected' : ready === 1 ? '1 phone connected' : `${ready} phones connected`,
  count: (count: number) => itemCount(count),
  /** Next to the size: "1,204 items · 5.1 GB". */
  tally: (count: number, bytes: number) => `${itemCount(count)} · ${f.bytes(bytes)}`,
  /** While a part is selected; the size is that of what is selected: "1,204 of 3,980 · 5.1 GB". */
  part: (selected: number, total: number, bytes: number) =>
    `${f.count(selected)} of ${f.count(total)} · ${f.bytes(bytes)}`,
  crashTitle: 'Something went wrong in this window',
  crashText: 'Whatever is running continues. Reload the window to see it.',
  crashAction: 'Reload',
}
