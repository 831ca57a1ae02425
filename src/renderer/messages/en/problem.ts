/** The way on after an error. */
export const problem = {
  connect: 'Help with connecting',
  'look-again': 'Look through the phone again',
  choose: 'Choose what to back up',
  folder: 'Choose another folder',
  job: 'Show what is running',
  library: 'Look again in the Library',
  'choose-inside': 'Choose what to restore',
  where: 'Choose another place',
  start: 'Back to start',
}
