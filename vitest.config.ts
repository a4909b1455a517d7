import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const long = process.env.PHAT_TEST_LONG === '1'

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: long ? ['**/*.long.test.{ts,mjs}'] : ['{bricks,engine,app,scripts,e2e,prisma}/**/*.test.{ts,tsx,mjs}'],
    exclude: [...configDefaults.exclude, '.next/**', '.phat/**', ...(long ? [] : ['**/*.long.test.{ts,mjs}'])],
    globalSetup: ['scripts/test-postgres.mjs'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: long ? 30 * 60_000 : 60_000,
    hookTimeout: 60_000,
  },
})
