/** What is on USB is what the test puts into this folder. */
export const usbFolder = process.env['TEST_USB_FOLDER'] ?? '/nowhere'
