/** Where Linux lists the devices on USB. */
export const usbFolder = '/sys/bus/usb/devices'
