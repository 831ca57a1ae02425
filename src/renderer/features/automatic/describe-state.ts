import type { AutomaticEvent, AutomaticState } from '../../../shared/model/automatic'
import { explainError } from '../../words/explain-error'
import { say } from '../../words/say'

/** How automatic backups of a phone stand, in a sentence or two. */
export function describeState(state: AutomaticState): string {
  switch (state.kind) {
    case 'off':
      return say('common.loading')
    case 'not-due':
      return say('automatic.states.notDue', { dueAt: state.dueAt })
    case 'held':
      return say('automatic.states.due', { reason: say(`automatic.reasons.${state.reason}`) })
    case 'countdown':
      return say('automatic.states.countdown')
    case 'running':
      return say('automatic.states.running')
  }
}

/** What happened, without when. */
export function describeEvent(event: AutomaticEvent): string {
  switch (event.kind) {
    case 'done': {
      const { items, newItems, problems } = event
      return say(problems > 0 ? 'automatic.events.doneProblems' : 'automatic.events.done', {
        items,
        newItems,
        problems,
      })
    }
    case 'failed':
      return say('automatic.events.failed', { why: explainError(event.error).title })
    case 'put-off':
      return say('automatic.events.put-off', { until: event.until })
    case 'held':
      return say('automatic.events.held', { reason: say(`automatic.reasons.${event.reason}`) })
    case 'cancelled':
    case 'interrupted':
      return say(`automatic.events.${event.kind}`)
  }
}
