import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a process started by a test is given: Node keeps what it compiled, and the next start takes half the time. */
export const compiled: Readonly<Record<string, string>> = {
  NODE_COMPILE_CACHE: path.join(tmpdir(), `copil-compiled-${process.getuid?.() ?? 'user'}`),
};
