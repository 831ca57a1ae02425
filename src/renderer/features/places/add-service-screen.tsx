import { useEffect, useState } from 'react'
import type { ServiceQuestion as Question, ServiceStep } from '../../../shared/model/place'
import { call } from '../../call'
import { withoutSecrets } from '../../lib/service-draft'
import { say } from '../../words/say'
import { go } from '../../store/navigation'
import { changePlaceRule, refreshPlaces, usePlaces } from '../../store/places'
import { useAction } from '../../ui/use-action'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { ErrorNotice } from '../problem/error-notice'
import { RcloneNotice } from './rclone-notice'
import { ServiceForm } from './service-form'
import { firstDraft } from './service-name'
import { ServiceQuestion } from './service-question'

interface Asking {
  readonly question: Question
  /** Counts the questions: the same one may be asked again. */
  readonly number: number
  /** What was chosen before the first. */
  readonly encryptedOnly: boolean
}

const leave = () => go('places', { name: 'list' })

/** Sets up a service: how it is reached, and then what rclone itself asks. */
export function AddServiceScreen() {
  const hasRclone = usePlaces(({ view }) => view === null || view.rclone !== null)
  const [draft, setDraft] = useState(firstDraft)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { pending, error, run } = useAction()
  // Whoever leaves gives up.
  useEffect(() => () => void window.api.places.cancelService(), [])
  const proceed = async (step: ServiceStep, encryptedOnly: boolean) => {
    if (step.kind === 'done') return await finish(step.placeId, encryptedOnly)
    setDraft({ ...draft, fields: withoutSecrets(draft.fields), options: '' })
    setAsking({ question: step.question, number: (asking?.number ?? 0) + 1, encryptedOnly })
  }
  const answer = (text: string) =>
    run(async () => {
      try {
        const step = await call(window.api.places.answerService({ answer: text }))
        await proceed(step, asking?.encryptedOnly ?? true)
      } catch (thrown) {
        // Main has given up: it begins again with what was typed, but for the secrets.
        setAsking(null)
        throw thrown
      }
    })
  return (
    <Screen
      header={
        <ScreenHeader
          key={asking === null ? 'form' : 'question'}
          title={asking === null ? say('places.service.title') : say('places.service.question')}
          lead={asking === null ? say('places.service.lead') : say('places.service.questionLead')}
          onBack={leave}
        />
      }
    >
      {!hasRclone && <RcloneNotice />}
      {error !== null && <ErrorNotice error={error} />}
      {asking === null ? (
        <ServiceForm disabled={!hasRclone} draft={draft} onChange={setDraft} onStep={proceed} />
      ) : (
        <ServiceQuestion
          key={asking.number}
          question={asking.question}
          pending={pending}
          onAnswer={answer}
          onCancel={leave}
        />
      )}
    </Screen>
  )
}

/** A new service takes encrypted backups alone, until somebody says otherwise. */
async function finish(placeId: string, encryptedOnly: boolean): Promise<void> {
  try {
    await refreshPlaces()
    const place = usePlaces.getState().view?.places.find(({ id }) => id === placeId)
    if (place !== undefined && place.rule.encryptedOnly !== encryptedOnly)
      await changePlaceRule(placeId, { encryptedOnly })
  } finally {
    leave()
  }
}
