import type { PhoneDetails } from '../shared/model/device'
import { exitCodes } from './exit-codes'
import type { ListedPhone, Phones } from './open-phones'
import { say } from './say'

export interface ListOptions {
  readonly json: boolean
  readonly io: NodeJS.Process
}

/** Prints a line a phone. @returns the exit code */
export async function listDevices(phones: Phones, { json, io }: ListOptions): Promise<number> {
  const listed = await phones.list()
  for (const phone of listed) {
    io.stdout.write((json ? JSON.stringify({ event: 'device', ...toJson(phone) }) : toText(phone)) + '\n')
  }
  if (listed.length === 0 && !json) {
    io.stderr.write(say('devices.none') + '\n')
  }
  return exitCodes.done
}

function toJson({ serial, state, phone }: ListedPhone) {
  if (!phone) return { serial, state }
  const { manufacturer, model, androidVersion, hardwareSerial, volumes } = phone
  return { serial, state, manufacturer, model, androidVersion, hardwareSerial, volumes }
}

function toText({ serial, state, phone }: ListedPhone): string {
  return `${serial}\t${describePhone(phone, state)}`
}

function describePhone(phone: PhoneDetails | undefined, state: string): string {
  if (phone) {
    const { manufacturer, model, androidVersion } = phone
    return say('devices.phone', { phone: `${manufacturer} ${model}`, version: androidVersion })
  }
  return state === 'unauthorized' ? say('devices.unauthorized', { state }) : state
}
