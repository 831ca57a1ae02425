import type { ReadyPhone } from '../../shared/model/device'

/** Maker and model, without saying the maker twice ("OnePlus" and "OnePlus 12"). */
export function phoneTitle(phone: ReadyPhone): string {
  const { manufacturer, model } = phone.details
  return model.toLowerCase().startsWith(manufacturer.toLowerCase()) ? model : `${manufacturer} ${model}`
}
