import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,adapters,prisma,test}/**/*.test.ts'],
    globalSetup: 'test/support/database-server.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
