/** The data type of a brick dragged from the palette. */
export const BRICK_MIME = 'application/x-phat-brick'
