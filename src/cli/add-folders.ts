import { Option } from 'commander'
import { newFolderRules, type NewFolderRule } from '../shared/model/folders'
import type { AddCommand } from './add-command'
import { configFolder } from './config-folder'
import { folders } from './folders'
import { openPhones } from './open-phones'
import { folderOption, waitOption } from './options'

interface FolderFlags {
  readonly leaveOut: readonly string[]
  readonly backUp: readonly string[]
  readonly newFolders?: NewFolderRule
  readonly wait: number
  readonly json?: true
}

export const addFolders: AddCommand = (program, io, end) => {
  program
    .command('folders')
    .description("List a phone's folders, and choose which of them backups by itself take.")
    .argument('[phone]', 'its serial; optional if only one is connected')
    .addOption(
      folderOption('--leave-out <folder>', 'leave this folder out, such as "DCIM/Facebook"; can be repeated'),
    )
    .addOption(folderOption('--back-up <folder>', 'back this folder up; can be repeated'))
    .addOption(
      new Option('--new-folders <rule>', 'what to do with folders that appear later').choices(newFolderRules),
    )
    .addOption(waitOption())
    .option('--json', 'print one JSON object per line')
    .action(async (serial: string | undefined, flags: FolderFlags) => {
      const { leaveOut, backUp, newFolders, wait, json } = flags
      const exitCode = await folders(await openPhones(io.env), {
        ...{ serial, leaveOut, backUp, newFolders, io },
        configFolder: configFolder(io.env, io.platform),
        waitMs: wait * 1000,
        json: json === true,
        wrongUse: text => program.error(text),
      })
      end(exitCode)
    })
}
