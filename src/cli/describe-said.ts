import type { ErrorInfo } from '../shared/model/errors'
import type { IssueDetail } from '../shared/model/issue'
import { say } from './say'

/** Words that are not our own, with whose they are: what follows a message, or stands in it. Empty where there are none. */
export function describeSaid(detail: IssueDetail | undefined): string {
  return detail ? say(`common.said.${detail.saidBy}`, { text: detail.text }) : ''
}

/** The same for what adb or this computer's system said of an error. */
export function describeCause({ details = {} }: ErrorInfo): string {
  const { message } = details
  return message ? say('common.said.app', { text: message }) : ''
}
