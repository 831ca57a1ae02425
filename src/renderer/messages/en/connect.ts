import type { AppInfo } from '../../../shared/model/settings'

interface Step {
  readonly text: string
  /** To be typed in a terminal. */
  readonly command?: string
}
type Steps = readonly Step[]

const unplugAndWait: Steps = [
  { text: 'Unplug the cable and plug it back in.' },
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
    text: 'This app talks to your phone through adb, Google’s free tool. It isn’t on this computer yet.',
    steps: installAdb,
    help: 'Open the adb install guide',
  },
  adbFailed: {
    title: 'The connection tool didn’t start',
    text: 'adb is on this computer, but couldn’t be started.',
    steps: [
      { text: 'Close other apps that use the phone, such as Android Studio or another phone manager.' },
      { text: 'Choose “Try again”.' },
    ] as Steps,
    said: 'adb said:',
  },
  noPhone: {
    title: 'Plug in your phone',
    text: 'It will be detected automatically.',
    steps: [
      { text: 'Connect the phone to this computer with a USB cable that carries data.' },
      { text: 'Turn on USB debugging on the phone. See the steps below.' },
      { text: 'Tap “Allow” when the phone asks.' },
    ] as Steps,
  },
  usbOnly: {
    title: (maker: string) => (maker === '' ? 'Phone found on USB' : `${maker} phone found on USB`),
    text: 'The phone hasn’t allowed this computer yet: USB debugging is off, or the cable only charges.',
    steps: [
      { text: 'Turn on USB debugging on the phone. See the steps below.' },
      { text: 'Already on? Set “USB for” to “File transfer” in the phone’s notifications.' },
      { text: 'Still nothing? Try another cable: some only charge.' },
    ] as Steps,
  },
  unauthorized: {
    title: 'Unlock the phone and tap Allow',
    text: 'The phone is asking whether to trust this computer.',
    steps: [
      { text: 'Unlock the phone.' },
      { text: 'Tick “Always allow from this computer” and tap “Allow”.' },
      { text: 'No prompt? Unplug the cable and plug it back in.' },
    ] as Steps,
  },
  offline: {
    title: 'The phone isn’t responding',
    text: 'It’s plugged in, but the connection is inactive.',
    steps: unplugAndWait,
    action: 'Reconnect',
  },
  noPermissions: {
    title: 'Linux is blocking access to the phone',
    text: 'Your user account isn’t allowed to use this USB device yet.',
    steps: [
      {
        text: 'Install the udev rules for Android phones. On Debian and Ubuntu:',
        command: 'sudo apt install android-sdk-platform-tools-common',
      },
      { text: 'Unplug the phone and plug it back in.' },
      {
        text: 'Still blocked? Join the group below, then log out and back in:',
        command: 'sudo usermod -aG plugdev $USER',
      },
    ] as Steps,
  },
  notBooted: {
    title: 'The phone hasn’t started Android',
    text: (mode: string) => `It’s in “${mode}” mode, where its files can’t be read.`,
    steps: [
      { text: 'Choose “Reboot system now” on the phone, or hold its power button until it restarts.' },
      { text: 'Unlock it once Android has started.' },
    ] as Steps,
  },
  probing: { title: 'Reading phone details', text: 'Getting its name and storage. Keep it unlocked.' },
  failed: { title: 'The phone was found, but it isn’t responding', steps: unplugAndWait },
  several: { title: 'Which phone?', text: 'More than one phone is ready. Choose the one to use.' },
  ready: { title: 'Your phone is ready', text: 'Continuing…' },
  use: (phone: string) => `Use ${phone}`,
  serial: (serial: string) => `Serial number ${serial}`,
  state: 'Connection status',
  guideTitle: 'Turn on USB debugging',
  guideText: 'It takes a minute, once per phone.',
  guideMaker: 'Phone brand',
  guideHelp: 'Open Google’s guide',
  sampleTitle: 'No phone handy?',
  sampleText: 'Look around with a demo phone full of pictures. It exists only on this computer.',
  sampleAction: 'Try it with a sample phone',
  samplePreparing: 'Preparing the sample phone',
  sampleFailed: 'The sample phone couldn’t be prepared.',
}
