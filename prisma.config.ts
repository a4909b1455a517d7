import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Only the migrate commands open it; generate and validate never do.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
