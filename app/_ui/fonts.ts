import localFont from 'next/font/local'

const sans = localFont({
  src: '../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
  display: 'swap',
})

const mono = localFont({
  src: '../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  display: 'swap',
  adjustFontFallback: false,
})

const pixel = localFont({
  src: '../../node_modules/geist/dist/fonts/geist-pixel/GeistPixel-Square.woff2',
  variable: '--font-geist-pixel',
  weight: '500',
  display: 'swap',
  adjustFontFallback: false,
})

/** Class names that define the three font variables; they belong on `<html>`, beside the tokens that read them. */
export const fontVariables = `${sans.variable} ${mono.variable} ${pixel.variable}`
