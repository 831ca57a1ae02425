import { Fragment, useId } from 'react'
import type { RestoreCheck } from '../../../shared/model/restore'
import { isRecordCategory, type RecordCategory } from '../../lib/record-category'
import { categoryTitle } from '../../words/category-title'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { CategoryIcon } from '../../ui/category-icon'
import { Notice } from '../../ui/notice'
import { ContactWays } from './contact-ways'
import styles from './inside.module.css'
import { useMessageCount } from './use-message-count'

/**
 * What one message takes, in seconds. Each is a Java start on the phone of 0.3 to 1 s, three at a time
 * (core/android/content/insert-rows.ts), and all are asked for again.
 */
const secondsPerMessage = 0.3
/** For less nobody has to be prepared. */
const minSecondsToTell = 60

/** How contacts, messages and calls are put on the phone, and why this one takes none. */
export function RecordWays({ records }: Pick<RestoreCheck, 'records'>) {
  const id = useId()
  const ways = records.flatMap(({ category, ...way }) =>
    isRecordCategory(category) ? [{ ...way, category }] : [],
  )
  if (ways.length === 0) return null
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <h2 className={styles.title} id={id}>
        {say('restore.records')}
      </h2>
      {ways.map(({ category, whyNotTaken, withoutPhotos = false, importer = false }) => (
        <Fragment key={category}>
          {whyNotTaken === null ? (
            <Way category={category} withoutPhotos={withoutPhotos} isChosen={importer} />
          ) : (
            <Notice tone="warning" title={say('restore.notTaken', { category: categoryTitle(category) })}>
              {say(`restore.whyNotTaken.${whyNotTaken}`)}
            </Notice>
          )}
          {importer && <ContactWays isTaken={whyNotTaken === null} withoutPhotos={withoutPhotos} />}
        </Fragment>
      ))}
    </Card>
  )
}

interface WayProps {
  readonly category: RecordCategory
  readonly withoutPhotos: boolean
  /** What it means is said where it is chosen. */
  readonly isChosen: boolean
}

function Way({ category, withoutPhotos, isChosen }: WayProps) {
  return (
    <div className={styles.way}>
      <CategoryIcon category={category} />
      <div className={styles.words}>
        <p className={styles.phoneName}>{categoryTitle(category)}</p>
        {!isChosen && <p className={styles.soft}>{say(`restore.ways.${category}`)}</p>}
        {withoutPhotos && !isChosen && <p className={styles.soft}>{say('restore.photosNotTaken')}</p>}
        {category === 'messages' && <MessageTime />}
      </div>
    </div>
  )
}

function MessageTime() {
  const count = useMessageCount()
  const seconds = (count ?? 0) * secondsPerMessage
  if (count === null || seconds < minSecondsToTell) return null
  return <p className={styles.soft}>{say('restore.messageTime', { count, seconds })}</p>
}
