/** What can be done after an error. */
export const problem = {
  connect: 'Connection help',
  'look-again': 'Rescan the phone',
  choose: 'Choose what to back up',
  folder: 'Choose another folder',
  job: 'Show current task',
  library: 'Open the Library',
  'choose-inside': 'Choose what to restore',
  where: 'Choose another location',
  start: 'Back to start',
}
