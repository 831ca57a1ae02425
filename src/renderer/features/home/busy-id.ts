/** Of the sentence that says why nothing can be begun now. */
export const busyId = 'home-busy'
