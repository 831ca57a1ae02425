/**
 * What Chromium writes to the terminal on computers that lack something it can do without. It looks like a crash to whoever
 * started the app, and nothing follows from it. Short on purpose: whatever is not here is shown.
 */
const known = [
  // No D-Bus, as in containers and on displays without a desktop: no system services to ask, such as the battery.
  { file: 'bus.cc', message: /^Failed to connect to the bus: / },
  { file: 'object_proxy.cc', message: /^Failed to call method: org\.freedesktop\.DBus\./ },
  // No graphics card, or no driver for it: pages are drawn by the processor.
  { file: 'angle_platform_impl.cc', message: /ANGLE Display::initialize error/ },
  {
    file: 'gl_display.cc',
    message: /^(EGL Driver message|eglInitialize|Initialization of all EGL display types)/,
  },
  { file: 'gl_initializer_linux_x11.cc', message: /^(GLES?|EGL) .*initialization failed/ },
  { file: 'viz_main_impl.cc', message: /^Exiting GPU process due to errors during initialization/ },
  { file: 'gpu_process_host.cc', message: /^GPU process exited unexpectedly: exit_code=/ },
  { file: 'command_buffer_proxy_impl.cc', message: /^ContextResult::kTransientFailure: / },
  { file: 'vaapi_wrapper.cc', message: /^vaInitialize failed/ },
]

/** `[4242:1130/195659.095046:ERROR:bus.cc(407)] …`, since Chromium 134 `…:ERROR:dbus/bus.cc:408] …`. */
const logLine = /^\[\d+:\d+\/\d+\.\d+:(?:ERROR|WARNING):(?:[\w./-]*\/)?([\w-]+\.cc)[(:]\d+\)?\] (.*)$/

/** ANGLE says the same once more in its own form. */
const angleLine = /^ERR: Display\.cpp:\d+ \(initialize\): ANGLE Display::initialize error/

/** Whether a line that Electron has written says nothing to anybody. */
export function isKnownNoise(line) {
  if (angleLine.test(line)) return true
  const [, file, message] = logLine.exec(line) ?? []
  return known.some(each => each.file === file && each.message.test(message))
}
