import type { Authenticity } from '../../../shared/model/authenticity'
import type { BackupDetails } from '../../../shared/model/library'
import { say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { useAnswer } from '../../lib/use-answer'
import { FactsCard } from '../job/facts-card'
import { NotIncludedList } from '../job/not-included-list'
import styles from './inside.module.css'

/** What the backup says about itself, and what is not in it. */
export function AboutBackup() {
  const details = useDetails()
  const authenticity = useCatalog(state => state.view?.authenticity ?? null)
  if (details === null) return null
  return (
    <div className={styles.columns}>
      <FactsCard
        title={say('inside.aboutTitle')}
        facts={[...factsOf(details), ...signatureOf(authenticity)]}
      />
      {details.notIncluded.length > 0 && <NotIncludedList entries={details.notIncluded} />}
    </div>
  )
}

function factsOf(details: BackupDetails): readonly (readonly [label: string, value: string])[] {
  const { phoneName, system, systemVersion, serial, problems } = details
  return [
    [say('inside.phone'), phoneName],
    // One that was interrupted does not say.
    ...systemOf(system, systemVersion),
    ...(serial === '' ? [] : [[say('inside.serial'), serial] as const]),
    [say('inside.problems'), problems === 0 ? say('inside.none') : say('common.count', { count: problems })],
  ]
}

function systemOf(system: string, version: string): readonly (readonly [label: string, value: string])[] {
  if (system !== 'android') return [[say('inside.system'), `${system} ${version}`]]
  return version === '' ? [] : [[say('inside.android'), version]]
}

/** A plain one has no key that could sign it. */
function signatureOf(
  authenticity: Authenticity | null,
): readonly (readonly [label: string, value: string])[] {
  if (authenticity === null || authenticity.kind === 'plain') return []
  const value =
    authenticity.kind === 'signed'
      ? say(`authenticity.signed.${authenticity.covers}`)
      : say('authenticity.none')
  return [[say('authenticity.label'), value]]
}

function useDetails(): BackupDetails | null {
  const catalogId = useCatalog(state => state.view?.id)
  const ask = catalogId === undefined ? null : () => window.api.library.details({ catalogId })
  const { value } = useAnswer(ask, [catalogId])
  // Why a backup cannot be read is told with its contents.
  return value?.ok ? value.value : null
}
