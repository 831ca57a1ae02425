import { memo, useId } from 'react'
import type { PhoneFolder } from '../../../shared/model/folders'
import { describeFolder, folderLabel, folderTitle } from '../../words/describe-folder'
import { say } from '../../words/say'
import { switchFolders } from '../../store/folders'
import { MiddleEllipsis } from '../../ui/middle-ellipsis'
import { Switch } from '../../ui/switch'
import { FolderCovers } from './folder-covers'
import styles from './folders.module.css'

interface FolderRowProps {
  readonly catalogId: string
  readonly folder: PhoneFolder
  /** How far down it is, in CSS pixels. */
  readonly start: number
  /** From 1. */
  readonly position: number
  readonly total: number
}

/** One folder: what it looks like, what it is called, how much is in it, and whether it is backed up. */
export const FolderRow = memo(function FolderRow({ folder, catalogId, start, ...place }: FolderRowProps) {
  const id = useId()
  const { path, count, bytes, on, isNew } = folder
  return (
    <li
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      aria-posinset={place.position}
      aria-setsize={place.total}
    >
      <FolderCovers catalogId={catalogId} folder={folder} />
      <span className={styles.words}>
        <span className={styles.name}>
          <span className={styles.title}>{folderTitle(path)}</span>
          {isNew && <span className={styles.badge}>{say('folders.new')}</span>}
        </span>
        <span className={styles.path} id={`${id}-path`}>
          <MiddleEllipsis text={describeFolder(path)} />
        </span>
      </span>
      <span className={styles.amount} id={`${id}-amount`}>
        {say('common.tally', { count, bytes })}
      </span>
      <Switch
        label={say('folders.switch', { name: folderLabel(path), isNew })}
        labelled="hidden"
        on={on}
        onChange={next => void switchFolders([folder.id], next)}
        describedBy={`${id}-path ${id}-amount`}
      />
    </li>
  )
})
