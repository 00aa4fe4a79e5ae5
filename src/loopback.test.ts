import { expect, it } from 'vitest';
import { isLoopback } from './loopback.ts';

it('the local workspace and a stand-in of Slack are reached from this computer only', () => {
  for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '::1', '[::1]'])
    expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', '192.168.1.2', 'copil.example', '127.0.0.1.nip.io', '1127.0.0.1']) {
    expect(isLoopback(host)).toBe(false);
  }
});
