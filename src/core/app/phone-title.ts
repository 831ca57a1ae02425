import type { PhoneDetails } from '../../shared/model/device'

/** E.g. `Google Pixel 7`, as the phone says it. */
export function phoneTitle({ manufacturer, model }: PhoneDetails): string {
  return `${manufacturer} ${model}`
}
