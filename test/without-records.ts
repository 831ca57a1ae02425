/** A sample phone with files alone, for tests that count what is on it: asking for records costs each some time, too. */
export const withoutRecords = { contacts: 0, messages: 0, calls: 0 } as const
