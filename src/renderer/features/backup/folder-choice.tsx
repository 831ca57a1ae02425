import { useId } from 'react'
import type { OutputFolder } from '../../../shared/model/output'
import { say } from '../../words/say'
import { chooseOutput } from '../../store/output'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { FolderLabel } from '../../ui/folder-label'
import { Notice } from '../../ui/notice'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './output.module.css'

interface FolderChoiceProps {
  /** Null until it is known. */
  readonly folder: OutputFolder | null
  readonly onCheckAgain: () => void
}

export function FolderChoice({ folder, onCheckAgain }: FolderChoiceProps) {
  const { pending, error, run } = useAction()
  const id = useId()
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div className={styles.top}>
        <h2 className={styles.title} id={id}>
          {say('output.folder')}
        </h2>
        <Button disabled={pending} onClick={() => run(chooseOutput)}>
          {say('common.change')}
        </Button>
      </div>
      {folder === null ? (
        <p className={styles.soft}>{say('common.loading')}</p>
      ) : (
        <FolderLabel folder={folder} />
      )}
      {folder !== null && <FolderTrouble folder={folder} onCheckAgain={onCheckAgain} />}
      {error !== null && <ErrorNotice error={error} />}
    </Card>
  )
}

function FolderTrouble({
  folder,
  onCheckAgain,
}: {
  readonly folder: OutputFolder
  readonly onCheckAgain: () => void
}) {
  const trouble = troubleOf(folder)
  if (trouble === null) return null
  return (
    <Notice
      tone="warning"
      title={trouble.title}
      actions={<Button onClick={onCheckAgain}>{say('output.checkAgain')}</Button>}
    >
      {trouble.text}
    </Notice>
  )
}

function troubleOf({ freeBytes, writable }: OutputFolder): { title: string; text: string } | null {
  if (freeBytes === null) return { title: say('output.missing'), text: say('output.missingText') }
  if (!writable) return { title: say('output.readOnly'), text: say('output.readOnlyText') }
  return null
}
