import names from './market-names.json' with { type: 'json' }

let byModel: ReadonlyMap<string, string> | undefined

/** What a phone is sold as, by the model number that it tells: `Galaxy A54 5G` for `SM-A546B`. Undefined where nobody knows. */
export function marketName(model: string): string | undefined {
  byModel ??= new Map(
    Object.entries(names).flatMap(([name, models]) => models.split(' ').map(each => [each, name] as const)),
  )
  return byModel.get(model)
}
