/** Of what a person calls a place. */
export const maxNameLength = 60
