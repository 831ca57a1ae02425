import { Star } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { ContactDetails } from '../../../shared/model/record-details'
import type { RecordFacts } from '../../../shared/model/record-facts'
import { call } from '../../call'
import { contactName } from '../../words/record-names'
import { say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { useAction } from '../../ui/use-action'
import { useRest } from '../../ui/use-rest'
import { ErrorNotice } from '../problem/error-notice'
import { Avatar } from './avatar'
import { ContactLines } from './contact-lines'
import styles from './contact-body.module.css'

/** Contacts that fly by while a key is held down are not asked for (ms). */
const restBeforeLoading = 120

interface ContactBodyProps {
  readonly item: CatalogItem
  readonly facts: Extract<RecordFacts, { kind: 'contact' }>
}

/** A contact's card: the photo, and all that is known. */
export function ContactBody({ item, facts }: ContactBodyProps) {
  const catalogId = useCatalog(state => state.view?.id) ?? ''
  const { details, error, retry } = useContact(catalogId, item.id)
  // A list has it without what a path cannot have.
  const name = contactName(details?.name ?? item.name)
  const hasPhoto = details?.hasPhoto ?? facts.hasPhoto
  return (
    <div className={styles.body} role="region" aria-label={say('records.card', { name })} tabIndex={0}>
      <div className={styles.head}>
        <Avatar {...{ name }} photo={hasPhoto ? { catalogId, itemId: item.id } : null} large />
        <div className={styles.words}>
          <p className={styles.name}>
            <bdi>{name}</bdi>
          </p>
          {facts.favourite && (
            <p className={styles.favourite}>
              <Star size={16} fill="currentColor" aria-hidden />
              {say('records.favourite')}
            </p>
          )}
        </div>
      </div>
      {error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {details === null && error === null && <p className={styles.quiet}>{say('records.loadingContact')}</p>}
      {details !== null && <ContactLines lines={details.lines} />}
      {details !== null && details.unreadLines > 0 && (
        <p className={styles.quiet}>{say('records.unreadLines', { count: details.unreadLines })}</p>
      )}
    </div>
  )
}

function useContact(catalogId: string, itemId: number) {
  const [details, setDetails] = useState<ContactDetails | null>(null)
  const { pending, error, run } = useAction()
  const rested = useRest(restBeforeLoading)
  const load = () =>
    run(async () => {
      const answer = await call(window.api.catalog.record({ catalogId, itemId, before: null }))
      if (answer.kind === 'contact') setDetails(answer)
    })
  const wanted = rested && details === null && !pending && error === null
  useEffect(() => {
    if (wanted) load()
  })
  return { details, error, retry: load }
}
