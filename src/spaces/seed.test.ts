import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { associationFile } from '../../test/support/read-association.ts';
import { openTestStore } from '../../test/support/test-store.ts';
import type { Config } from '../config.ts';
import { createTranslators } from '../conversation/catalogue.ts';
import type { Store } from '../store/store.ts';
import { spaceMessages } from './messages.ts';
import { seedSpace } from './seed.ts';
import { setLocalClock } from './set-local-clock.ts';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const now = Temporal.Instant.from('2027-09-01T06:00:00Z');
const ports = { now, setClock: setLocalClock, afterLoad: async () => {} };
const start = (seed: Config['seed']) =>
  seedSpace({ seed, store, ports, t: createTranslators([spaceMessages]).en });

describe('the first start', () => {
  it('loads the demo once', async () => {
    expect(await start('demo')).toMatchObject({ slug: 'dui-agla' });
    expect(await start('demo')).toBeNull();
    expect(await store.db.space.count()).toBe(1);
  });

  it('loads a file of one’s own', async () => {
    expect(await start({ file: associationFile('small') })).toMatchObject({
      slug: 'amandiers',
      counts: { people: 4 },
    });
  });

  it('leaves an installation alone that wants no data', async () => {
    expect(await start('none')).toBeNull();
    expect(await store.db.space.count()).toBe(0);
  });

  it('stops with the variable’s name and every wrong value of the file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copil-seed-'));
    const file = path.join(folder, 'wrong.json');
    writeFileSync(file, '{"space":{"slug":"A"},"organisations":[],"people":[]}');
    await expect(start({ file })).rejects.toThrow(/^COPIL_SEED: .*wrong\.json is refused/);
    await expect(start({ file })).rejects.toThrow(
      /space\.name: This value is missing[\s\S]*space\.slug: Read "A"/,
    );
    rmSync(folder, { recursive: true });
    await expect(start({ file })).rejects.toThrow(/^COPIL_SEED: .*wrong\.json does not exist/);
    expect(await store.db.space.count()).toBe(0);
  });
});
