import { Fragment, memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { MessageHit } from '../../../shared/model/record-details'
import type { RecordFacts } from '../../../shared/model/record-facts'
import { printable } from '../../../shared/printable'
import { markHit } from '../../lib/mark-hit'
import { describeDate } from '../../words/describe-item'
import { describeRecord, recordName } from '../../words/describe-record'
import { peopleOf } from '../../words/record-names'
import { format, say } from '../../words/say'
import { NumberCell, SelectableRow, type RowPlace } from '../select/selectable-row'
import { Avatar } from './avatar'
import styles from './record-row.module.css'

interface ConversationRowProps extends RowPlace {
  readonly item: CatalogItem
  /** What a search found in it. */
  readonly hit: MessageHit | null
  readonly searched: string
}

/** One conversation. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { item, hit, searched, ...place } = props
  const facts = item.facts?.kind === 'conversation' ? item.facts : null
  const name = recordName(item)
  return (
    <SelectableRow {...place} itemId={item.id} label={describeRecord(item)}>
      <span role="gridcell" className={styles.person}>
        <Avatar
          name={facts?.addresses.length === 0 ? '' : name}
          isGroup={(facts?.addresses.length ?? 0) > 1}
        />
        <span className={styles.words}>
          <button
            type="button"
            className={styles.open}
            aria-label={say('records.open', { name })}
            title={name}
            tabIndex={-1}
          >
            {facts === null ? name : <People people={peopleOf(facts)} />}
          </button>
          <span className={styles.about}>
            {hit === null ? (
              facts !== null && <Addresses facts={facts} />
            ) : (
              <Snippet {...{ hit, searched }} />
            )}
          </span>
        </span>
      </span>
      <NumberCell>{format().count(hit?.count ?? facts?.messages ?? 0)}</NumberCell>
      <NumberCell>{describeDate(item.modifiedAt)}</NumberCell>
    </SelectableRow>
  )
})

/** Each name keeps its own reading direction. */
function People({ people }: { readonly people: readonly string[] }) {
  return people.map((person, place) => (
    <Fragment key={place}>
      {place > 0 && ', '}
      <bdi>{person}</bdi>
    </Fragment>
  ))
}

/** Numbers, where names stand above. */
function Addresses({ facts }: { readonly facts: Extract<RecordFacts, { kind: 'conversation' }> }) {
  const { addresses, names } = facts
  return <People people={addresses.filter((_, place) => names[place] != null).map(printable)} />
}

function Snippet({ hit, searched }: { readonly hit: MessageHit; readonly searched: string }) {
  const { text, at } = hit.newest
  const marked = markHit(text, at, searched.length)
  return (
    <bdi>
      {marked.before}
      <mark className={styles.mark}>{marked.hit}</mark>
      {marked.after}
    </bdi>
  )
}
