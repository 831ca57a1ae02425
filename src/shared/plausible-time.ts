/** The years 1 to 9999, in seconds since 1970: what each Date, each calendar and each format of ours can show and step within. */
const minSeconds = -62_135_596_800
const maxSeconds = 253_402_300_799

/** A time that no clock shows is as good as none: 0. A phone and an index may claim any. @param seconds since 1970 */
export function plausibleTime(seconds: number): number {
  return seconds >= minSeconds && seconds <= maxSeconds ? seconds : 0
}
