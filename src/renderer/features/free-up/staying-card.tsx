import { stayReasons } from '../../../shared/model/free-up'
import { useCatalog } from '../../store/use-browse'
import { say } from '../../words/say'
import { Notice } from '../../ui/notice'
import { FactsCard } from '../job/facts-card'

/** What else is on the phone, and why it is not offered. */
export function StayingCard() {
  const view = useCatalog(state => state.view)
  const staying = view?.status === 'complete' ? view.freeUp?.staying : undefined
  if (staying === undefined) return null
  const facts = stayReasons
    .filter(reason => staying[reason].count > 0)
    .map(reason => [say(`freeUp.stays.${reason}`), say('common.tally', { ...staying[reason] })] as const)
  const tellsFavourites = view?.freeUp?.tellsFavourites === true
  return (
    <>
      {!tellsFavourites && <Notice tone="info" title={say('freeUp.noFavourites')} />}
      {facts.length > 0 && <FactsCard title={say('freeUp.staysTitle')} facts={facts} />}
    </>
  )
}
