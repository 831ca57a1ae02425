import { exitCodes } from './exit-codes'
import type { ListedPhone, Phones } from './open-phones'

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
    io.stderr.write('No phone connected. Plug one in, turn on USB debugging, and tap Allow on it.\n')
  }
  return exitCodes.done
}

function toJson({ serial, state, phone }: ListedPhone) {
  if (!phone) return { serial, state }
  const { manufacturer, model, androidVersion, hardwareSerial, volumes } = phone
  return { serial, state, manufacturer, model, androidVersion, hardwareSerial, volumes }
}

function toText({ serial, state, phone }: ListedPhone): string {
  return phone
    ? `${serial}\t${phone.manufacturer} ${phone.model}, Android ${phone.androidVersion}`
    : `${serial}\t${state}${state === 'unauthorized' ? ' (tap Allow on the phone)' : ''}`
}
