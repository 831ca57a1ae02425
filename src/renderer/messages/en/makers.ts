/**
 * How to turn on USB debugging, in the words of each maker's current Settings app
 * (One UI 6 and 7, HyperOS and MIUI, EMUI and HarmonyOS, OxygenOS and ColorOS, stock Android).
 */
export const makers = {
  samsung: {
    name: 'Samsung',
    steps: [
      'Settings > About phone > Software information: tap “Build number” 7 times.',
      'Settings > Security and privacy > Auto Blocker: turn it off while you back up.',
      'Settings > Developer options: turn on “USB debugging”.',
    ],
  },
  xiaomi: {
    name: 'Xiaomi',
    steps: [
      'Settings > About phone: tap “OS version” (or “MIUI version”) 7 times.',
      'Settings > Additional settings > Developer options: turn on “USB debugging”.',
      'On the same page, turn on “USB debugging (Security settings)” too.',
    ],
  },
  huawei: {
    name: 'Huawei',
    steps: [
      'Settings > About phone: tap “Build number” 7 times.',
      'Settings > System & updates > Developer options: turn on “USB debugging”.',
      'On the same page, turn on “Allow ADB debugging in charge only mode”.',
    ],
  },
  oneplus: {
    name: 'OnePlus, OPPO',
    steps: [
      'Settings > About device > Version: tap “Build number” 7 times.',
      'Settings > System & updates (or Additional settings) > Developer options.',
      'Turn on “USB debugging”.',
    ],
  },
  other: {
    name: 'Pixel, other',
    steps: [
      'Settings > About phone: tap “Build number” 7 times.',
      'Settings > System > Developer options.',
      'Turn on “USB debugging”.',
    ],
  },
}
