import { useEffect } from 'react'
import type { OutputFolder } from '../../../shared/model/output'
import { say } from '../../words/say'
import { loadOutput, chooseOutput, useOutput } from '../../store/output'
import { Button } from '../../ui/button'
import { FolderLabel } from '../../ui/folder-label'
import { Notice } from '../../ui/notice'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

export function BackupFolderCard() {
  const folder = useOutput(state => state.folder)
  const trouble = folder === null ? null : troubleOf(folder)
  const { pending, error, run } = useAction()
  useEffect(() => {
    // The folder shown last stays when it cannot be asked for; changing it tells any error.
    loadOutput().catch(() => undefined)
  }, [])
  return (
    <SettingCard
      title={say('settings.folder')}
      text={say('settings.folderText')}
      control={
        <Button disabled={pending} onClick={() => run(chooseOutput)}>
          {say('common.change')}
        </Button>
      }
    >
      {folder !== null && <FolderLabel folder={folder} />}
      {trouble !== null && <Notice tone="warning" title={trouble} />}
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}

function troubleOf({ freeBytes, writable }: OutputFolder): string | null {
  if (freeBytes === null) return say('settings.folderMissing')
  return writable ? null : say('settings.folderReadOnly')
}
