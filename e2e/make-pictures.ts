import { startSamplePhone } from '../src/sample-phone/start-sample-phone'

/** Makes the sample phone's pictures before the first test: that takes longer than a test may. */
async function makePictures(): Promise<void> {
  const phone = await startSamplePhone()
  await phone.close()
}

export default makePictures
