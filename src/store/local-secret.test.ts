import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { localSecret } from './local-secret.ts';

it('the local secret is made once, long, and readable by its owner only', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copil-secret-'));
  const data = path.join(folder, 'data');
  const secret = localSecret(data);
  expect(secret).toHaveLength(44);
  expect(localSecret(data)).toBe(secret);
  expect(readdirSync(data)).toEqual(['secret']);
  expect(statSync(path.join(data, 'secret')).mode & 0o777).toBe(0o600);
  expect(localSecret(path.join(folder, 'other'))).not.toBe(secret);
  rmSync(folder, { recursive: true });
});
