import { useId } from 'react'
import { newFolderRules, type NewFolderRule } from '../../../shared/model/folders'
import { say } from '../../words/say'
import { setNewFolders } from '../../store/folders'
import { Segmented } from '../../ui/segmented'
import styles from './folders.module.css'

/** What becomes of folders that appear on the phone from now on. */
export function NewFoldersChoice({ rule }: { readonly rule: NewFolderRule }) {
  const id = useId()
  const options = newFolderRules.map(value => ({ value, label: say(`folders.rules.${value}`) }))
  return (
    <div className={styles.rule}>
      <span className={styles.ruleTitle} id={id}>
        {say('folders.newFolders')}
      </span>
      <Segmented
        label={say('folders.newFolders')}
        value={rule}
        options={options}
        onChange={value => void setNewFolders(value)}
      />
      <span className={styles.ruleText}>{say(`folders.ruleTexts.${rule}`)}</span>
    </div>
  )
}
