import { expect, test } from 'vitest'
import { isKnownNoise } from './known-noise.mjs'

test.each([
  '[32710:1130/195659.095046:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory',
  '[32710:1130/195659.331629:ERROR:dbus/bus.cc:408] Failed to connect to the bus: Could not parse server address',
  '[32744:1130/195659.679648:ERROR:viz_main_impl.cc(181)] Exiting GPU process due to errors during initialization',
  '[32744:1130/195659.679648:ERROR:angle_platform_impl.cc(44)] Display.cpp:1083 (initialize): ANGLE Display::initialize error 0: glXQueryExtensionsString returned NULL',
  'ERR: Display.cpp:1083 (initialize): ANGLE Display::initialize error 0: glXQueryExtensionsString returned NULL',
  '[32744:1130/195659.679648:ERROR:gl_display.cc(497)] EGL Driver message (Critical) eglInitialize: glXQueryExtensionsString returned NULL',
])('says nothing to anybody: %s', line => {
  expect(isKnownNoise(line)).toBe(true)
})

test.each([
  '',
  'Error: Cannot find module out/main/index.js',
  '[32710:1130/195721.398354:FATAL:electron_browser_main_parts.cc(504)] Failed to shutdown.',
  '[32710:1130/195721.398354:ERROR:gpu_process_host.cc(957)] The GPU process has crashed 6 times',
  '[32710:1130/195721.398354:FATAL:bus.cc(407)] Failed to connect to the bus: no',
  'adb: Failed to connect to the bus: no',
])('is shown: %s', line => {
  expect(isKnownNoise(line)).toBe(false)
})
