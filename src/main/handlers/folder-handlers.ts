import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { PhoneFolderChoices } from '../../core/app/phone-folders'

export function folderHandlers(choices: PhoneFolderChoices): Handlers<typeof contract>['folders'] {
  return {
    get: ({ catalogId }) => choices.view(catalogId),
    switch: ({ catalogId, ids, on }) => choices.switch(catalogId, ids, on),
    setRule: ({ catalogId, newFolders }) => choices.setRule(catalogId, newFolders),
    seen: ({ catalogId }) => choices.seen(catalogId),
    waiting: choices.waiting,
  }
}
