import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,adapters,prisma,test}/**/*.test.ts'],
    globalSetup: 'test/support/database-server.ts',
    setupFiles: 'test/support/one-compiler.ts',
    // By default one core is left idle; much of the time here is spent waiting for the database.
    maxWorkers: '100%',
    // Files share what they import: a third of the time was loading. Nothing of the house keeps state in a module.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
