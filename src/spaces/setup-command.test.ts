import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { associationFile } from '../../test/support/read-association.ts';
import { runEntry } from '../../test/support/run-command.ts';
import { openTestStore } from '../../test/support/test-store.ts';
import type { Store } from '../store/store.ts';
import { setupCommand } from './setup-command.ts';
import type { Terminal } from './terminal.ts';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const flags = [
  '--space',
  'Les Amandiers',
  '--project',
  'Messagerie',
  '--name',
  'Anne-Laure Le Bris',
  '--email',
  'AL@amandiers.example',
];
const run = (args: string[]) => runEntry('setup', args, { DATABASE_URL: store.url });

/** Somebody who types these lines, one for each question. */
function typist(lines: string[]): Terminal & { shown: string[] } {
  const shown: string[] = [];
  return {
    env: { DATABASE_URL: store.url, LANG: 'en_GB.UTF-8' },
    shown,
    say: (line) => shown.push(line),
    complain: (line) => shown.push(line),
    ask: async (question) => {
      shown.push(question);
      return lines.shift() ?? null;
    },
  };
}

describe('npm run setup', () => {
  it('creates an empty space and its administrator from the flags', async () => {
    const outcome = await run(flags);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stdout).toContain('l’identifiant anne-laure');
    const space = await store.db.space.findFirstOrThrow({ include: { people: true } });
    expect(space).toMatchObject({
      slug: 'les-amandiers',
      name: 'Les Amandiers',
      projectName: 'Messagerie',
      timeZone: 'Europe/Paris',
    });
    expect(space.people).toMatchObject([
      {
        handle: 'anne-laure',
        givenName: 'Anne-Laure',
        familyName: 'Le Bris',
        workEmail: 'al@amandiers.example',
        administrator: true,
      },
    ]);
  });

  it('changes nothing the second time, and says who administers', async () => {
    await run(flags);
    const outcome = await run([...flags.slice(0, 1), 'Autre', ...flags.slice(2)]);
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stdout).toContain('Les Amandiers');
    expect(outcome.stdout).toContain('al@amandiers.example');
    expect(await store.db.space.count()).toBe(1);
    expect(await store.db.person.count()).toBe(1);
  });

  it('names the flags that are missing when nobody can be asked', async () => {
    const outcome = await run(['--space', 'X', '--name', 'Ada X']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('--project, --email');
    expect(await store.db.space.count()).toBe(0);
  });

  it.each([
    [['--name', 'Ada'], '--name: "Ada"'],
    [['--email', 'ada'], '--email: "ada"'],
    [['--time-zone', 'Paris'], '--time-zone: "Paris"'],
    [['--spaces', 'X'], '--space, --project'],
    [['yes'], '--space, --project'],
  ])('refuses %j with what is expected', async (wrong, sentence) => {
    const outcome = await run([...flags, ...wrong]);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain(sentence);
    expect(await store.db.space.count()).toBe(0);
  });

  it('asks on the terminal, again when an answer cannot be used', async () => {
    const terminal = typist([
      'Les Amandiers',
      '',
      'Messagerie',
      'Ada',
      'Ada Blanc',
      'ada',
      'ada@x.example',
      '',
    ]);
    expect(await setupCommand([], terminal)).toBe(0);
    expect(terminal.shown.filter((line) => line.startsWith('Name of the project'))).toHaveLength(2);
    expect(terminal.shown.at(-1)).toContain('under the handle ada');
    expect(await store.db.space.findFirstOrThrow()).toMatchObject({ timeZone: 'Europe/Paris' });
  });

  it('asks only for what the flags leave open', async () => {
    const terminal = typist(['Indian/Reunion']);
    expect(await setupCommand(flags.slice(0, -2), typist([]))).toBe(2);
    expect(await setupCommand([...flags, '--time-zone', 'indian/reunion'], terminal)).toBe(0);
    expect(terminal.shown).toHaveLength(1);
    expect(await store.db.space.findFirstOrThrow()).toMatchObject({ timeZone: 'Indian/Reunion' });
  });

  it('stores nothing when the input ends before the last answer', async () => {
    const terminal = typist(['Les Amandiers', 'Messagerie']);
    expect(await setupCommand([], terminal)).toBe(2);
    expect(terminal.shown.at(-1)).toContain('nothing was stored');
    expect(await store.db.space.count()).toBe(0);
  });

  it('prepares a space that npm run import then fills', async () => {
    await run(flags);
    expect(await runEntry('import', [associationFile('small')], { DATABASE_URL: store.url })).toMatchObject({
      exitCode: 0,
    });
    expect(await store.db.person.count({ where: { administrator: true } })).toBe(2);
  });
});
