export * from './abi'
export * from './canonical'
export * from './glyph'
export * from './words'
