import type { AppInfo } from '../../../shared/model/settings'

interface Step {
  readonly text: string
  /** To be typed in a terminal. */
  readonly command?: string
}
type Steps = readonly Step[]

const unplugAndWait: Steps = [
  { text: 'Unplug the cable and plug it in again.' },
  { text: 'Unlock the phone and keep its screen on.' },
  { text: 'Still nothing? Try another USB port or another cable.' },
]

const installAdb: Record<AppInfo['platform'], Steps> = {
  linux: [
    { text: 'Open a terminal and install adb. On Debian, Ubuntu and Mint:', command: 'sudo apt install adb' },
    { text: 'Fedora and Arch call the package android-tools.' },
    { text: 'Come back here and choose “Try again”.' },
  ],
  darwin: [
    { text: 'With Homebrew, run this in Terminal:', command: 'brew install --cask android-platform-tools' },
    { text: 'Without Homebrew: download “SDK Platform-Tools” from Google.' },
    { text: 'Come back here and choose “Try again”.' },
  ],
  win32: [
    { text: 'Open Terminal and run:', command: 'winget install Google.PlatformTools' },
    { text: 'Or download “SDK Platform-Tools” from Google, and add its folder to PATH.' },
    { text: 'Come back here and choose “Try again”.' },
  ],
}

export const connect = {
  title: 'Connect your phone',
  adbStarting: { title: 'Getting ready', text: 'Starting the connection to Android phones.' },
  adbMissing: {
    title: 'One tool is missing',
    text: 'This app talks to your phone through adb, Google’s free tool. It is not on this computer yet.',
    steps: installAdb,
    help: 'Open the guide to install adb',
  },
  adbFailed: {
    title: 'The connection tool did not start',
    text: 'adb is on this computer, but it could not be started.',
    steps: [
      { text: 'Close other programs that use the phone, such as Android Studio or another phone manager.' },
      { text: 'Choose “Try again”.' },
    ] as Steps,
    said: 'adb said:',
  },
  noPhone: {
    title: 'Plug in your phone',
    text: 'We will notice it by ourselves.',
    steps: [
      { text: 'Connect phone and computer with a USB cable that carries data.' },
      { text: 'Turn on USB debugging on the phone. Below is how.' },
      { text: 'Tap “Allow” when the phone asks.' },
    ] as Steps,
  },
  usbOnly: {
    title: (maker: string) => (maker === '' ? 'We see a phone on USB' : `We see a ${maker} phone on USB`),
    text: 'But it does not let this computer in yet: USB debugging is off, or the cable only charges.',
    steps: [
      { text: 'Turn on USB debugging on the phone. Below is how.' },
      { text: 'Already on? Set “USB for” to “File transfer” in the phone’s notifications.' },
      { text: 'Still nothing? Try another cable: some only charge.' },
    ] as Steps,
  },
  unauthorized: {
    title: 'Unlock the phone and tap Allow',
    text: 'The phone asks whether it may trust this computer.',
    steps: [
      { text: 'Unlock the phone.' },
      { text: 'Tick “Always allow from this computer” and tap “Allow”.' },
      { text: 'No question there? Unplug the cable and plug it in again.' },
    ] as Steps,
  },
  offline: {
    title: 'The phone does not answer',
    text: 'It is plugged in, but the connection has gone to sleep.',
    steps: unplugAndWait,
    action: 'Reconnect',
  },
  noPermissions: {
    title: 'Linux keeps this app from the phone',
    text: 'Your user is not allowed to use this USB device yet.',
    steps: [
      {
        text: 'Install the rules for Android phones. On Debian and Ubuntu:',
        command: 'sudo apt install android-sdk-platform-tools-common',
      },
      { text: 'Unplug the phone and plug it in again.' },
      {
        text: 'Still locked? Join the group below, log out and in again:',
        command: 'sudo usermod -aG plugdev $USER',
      },
    ] as Steps,
  },
  notBooted: {
    title: 'The phone has not started Android',
    text: (mode: string) => `It is in “${mode}” mode, where its files cannot be read.`,
    steps: [
      { text: 'Choose “Reboot system now” on the phone, or hold its power button until it restarts.' },
      { text: 'Unlock it when Android has started.' },
    ] as Steps,
  },
  probing: { title: 'Getting to know the phone', text: 'Asking for its name and storage. Keep it unlocked.' },
  failed: { title: 'The phone was found, but it did not answer our questions', steps: unplugAndWait },
  several: { title: 'Which phone?', text: 'More than one phone is ready. Choose the one to work with.' },
  ready: { title: 'Your phone is ready', text: 'Going on…' },
  use: (phone: string) => `Use ${phone}`,
  serial: (serial: string) => `Serial number ${serial}`,
  state: 'State of the connection',
  guideTitle: 'Turn on USB debugging',
  guideText: 'It takes a minute, once for each phone.',
  guideMaker: 'Maker of your phone',
  guideHelp: 'Open Google’s guide',
  sampleTitle: 'No phone at hand?',
  sampleText: 'Look around with a made-up phone full of pictures. It lives on this computer only.',
  sampleAction: 'Try it with a sample phone',
  samplePreparing: 'Preparing the sample phone',
  sampleFailed: 'The sample phone could not be prepared.',
}
