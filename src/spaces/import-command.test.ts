import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { associationFile, readAssociation } from '../../test/support/read-association.ts';
import { runEntry } from '../../test/support/run-command.ts';
import { openTestStore } from '../../test/support/test-store.ts';
import { openLog } from '../log.ts';
import { openStore, type Store } from '../store/store.ts';

let store: Store;
let folder: string;
beforeEach(async () => {
  store = await openTestStore();
  folder = mkdtempSync(path.join(tmpdir(), 'copil-import-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await store.close();
});

const run = (args: string[], env: Record<string, string> = {}) =>
  runEntry('import', args, { DATABASE_URL: store.url, ...env });

function written(content: string): string {
  const file = path.join(folder, 'space.json');
  writeFileSync(file, content);
  return file;
}

describe('npm run import', () => {
  it('says what it loaded and plans the reminders', async () => {
    const outcome = await run([associationFile('small')]);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stdout).toContain(
      '1 organisation, 4 personnes, 1 comité, 1 site, 2 réunions, 1 décision, 1 action',
    );
    expect(outcome.stdout).toContain('lundi 2 mars 2026 à 9\u00A0h');
    expect(await store.db.messageDelivery.count({ where: { rule: 'M03' } })).toBeGreaterThan(0);
  });

  it('says what is past already and will not be sent, and which announcement waits', async () => {
    const { exitCode, stdout } = await run([associationFile('flamboyants')]);
    expect(exitCode).toBe(0);
    const said = stdout.replace(/[\u00A0\u202F]/g, ' ');
    expect(said).toContain(
      'EHPAD Les Filaos démarre dans 36 jours : 2 envois prévus plus tôt ne partiront pas :',
    );
    expect(said).toContain('elle la relit et l’approuve par /copil annonce approuver EHPAD-SP.');
    const waiting = await store.db.announcement.findMany({
      include: { deployment: { include: { site: true } } },
    });
    expect(waiting.map(({ kind, state, deployment }) => [deployment?.site.code, kind, state])).toEqual([
      ['EHPAD-SP', 'first', 'inApproval'],
    ]);
  });

  it('warns of a working group in which nobody could schedule a meeting', async () => {
    const file = readAssociation('small');
    const [{ cadenceDays, organisation, members }] = file.committees;
    const [{ person }] = members;
    const group = (code: string, seats: object[]) => ({
      code,
      label: code,
      kind: 'workingGroup',
      duties: 'Écrire',
      cadenceDays,
      organisation,
      members: seats,
    });
    const ran = { person, roles: ['GT'], function: 'Animation' };
    file.committees.push(group('GT-A', [{ person, roles: ['GT'] }]), group('GT-B', [ran]));
    const outcome = await run([written(JSON.stringify(file))]);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stdout).toContain('personne n’anime GT-A, et personne ne peut y planifier de réunion');
    expect(outcome.stdout).toContain('/copil comité membre GT-A @nom GT fonction:Animation');
  });

  it('finds a file beside the folder in which it was typed', async () => {
    const file = written(JSON.stringify(readAssociation('small')));
    expect(await run([path.basename(file)], { INIT_CWD: folder })).toMatchObject({ exitCode: 0 });
  });

  it('leaves the clock of the file aside where people are on a real platform', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'a1'.repeat(16),
      COPIL_SECRET: 'x'.repeat(40),
      LANG: 'en_GB.UTF-8',
    };
    const outcome = await run([associationFile('small')], env);
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stdout).toContain('The clock of the file is left aside');
    expect(await store.db.localClock.count()).toBe(0);
  });

  it('lists every wrong value, exits with 1 and stores nothing', async () => {
    const file = readAssociation('small');
    file.people[0].workEmail = 'lea';
    file.sites[0].director = 'leah';
    const outcome = await run([written(JSON.stringify(file))]);
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain('2 valeurs sont à corriger');
    expect(outcome.stderr).toMatch(/people\[0\]\.workEmail: "lea"/);
    expect(outcome.stderr).toMatch(/sites\[0\]\.director: "leah"/);
    expect(await store.db.space.count()).toBe(0);
  });

  it('adds a second association beside the first, and refuses the same one twice', async () => {
    const english = { LANG: 'en_GB.UTF-8' };
    await run([associationFile('small')]);
    expect(await run([associationFile('flamboyants')], english)).toMatchObject({ exitCode: 0 });
    expect(await store.db.space.count()).toBe(2);
    const again = await run([associationFile('small')], english);
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('is the short name of the space “Les Amandiers”, served here already');
    expect(await store.db.space.count()).toBe(2);
  });

  it.each([
    ['no file named', () => [], 2, 'npm run import -- FICHIER.json'],
    ['a file that is not there', () => [path.join(folder, 'nowhere.json')], 1, 'nowhere.json n’existe pas'],
    ['a folder', () => [folder], 1, 'est un dossier'],
    ['something else than JSON', () => [written('clock: 2026')], 1, 'pas du JSON'],
  ])('says what is wrong with %s', async (_, args, exitCode, sentence) => {
    const outcome = await run(args());
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(sentence);
  });

  it('says what to do while a service uses the data', async () => {
    const data = path.join(folder, 'data');
    const service = await openStore({ dataDirectory: data }, openLog('silent'));
    try {
      const outcome = await run([associationFile('small')], { DATABASE_URL: '', COPIL_DATA: data });
      expect(outcome.exitCode).toBe(1);
      expect(outcome.stderr).toContain('POST /local/api/import');
      expect(await service.db.space.count()).toBe(0);
    } finally {
      await service.close();
    }
  }, 90_000);
});
