import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Seen } from './driver.ts';
import { nine, plain, toPerson } from './reading.ts';
import { openSlackDriver, type SlackDriver } from './slack-driver.ts';

/** Whatever Slack refuses, people are reached, and a lead is told the cure. */
describe('when copil lacks a right in Slack', () => {
  let copil: SlackDriver;
  beforeAll(async () => {
    copil = await openSlackDriver();
  });
  afterAll(() => copil.close());

  let day = 0;
  /** Schedules a meeting of nine, each on a day of its own. */
  const schedule = async (title: string): Promise<Seen> => {
    day += 1;
    return copil.say('claire', 'dm', `planifier ${day + 4}/10/2026 10:00 1h "${title}"`);
  };
  const byChat = (seen: Seen, title: string) =>
    nine.filter((handle) =>
      toPerson(seen.messages, handle).some(
        ({ text, buttons }) =>
          plain(text).startsWith(`${title} : créneau réservé`) && buttons.some(({ id }) => id === 'present'),
      ),
    );
  const alertsIn = (seen: Seen) =>
    toPerson(seen.messages, 'claire').filter(({ text }) =>
      text.includes('À régler pour que les messages partent'),
    );
  const mailsAbout = async (email: string, title: string) =>
    (await copil.mails(email)).filter(({ subject }) => plain(subject).includes(title));

  it('a channel copil was removed from: the lead is told to invite it, people hear all the same', async () => {
    await copil.house.slack.removeBot('agla', 'copil-dui');
    const seen = await schedule('COPIL A');
    expect(byChat(seen, 'COPIL A')).toEqual(nine);
    const [alert, ...others] = alertsIn(seen);
    expect(plain(alert?.text ?? '')).toContain('Je ne peux pas écrire dans #copil-dui');
    expect(alert?.text).toContain('/invite @copil');
    expect(others).toEqual([]);
  });

  it('said in that channel, a command is answered to its author, with the reason', async () => {
    const beside = await copil.say('claire', 'copil-dui', '/copil état');
    expect(beside.messages[0]).toMatchObject({ to: 'claire', in: 'copil-dui' });
    expect(plain(beside.messages[0]?.text ?? '')).toContain('15 sites, dont 2 pilotes');
    // Slack’s own way to answer a command needs no right there; without it only the direct conversation is left.
    copil.house.slack.faults.fail('response_url', { how: { error: 'used_url' } });
    const seen = await copil.say('claire', 'copil-dui', '/copil état');
    expect(seen.messages[0]).toMatchObject({ to: 'claire', in: 'dm' });
    const said = plain(seen.messages[0]?.text ?? '');
    expect(said).toContain('15 sites, dont 2 pilotes');
    expect(said).toContain('Je vous réponds ici, car copil ne fait pas partie du canal');
  });

  it('an archived channel: the lead is told to choose another', async () => {
    await copil.house.slack.archive('rives-doust', 'copil-dui');
    const seen = await schedule('COPIL B');
    expect(alertsIn(seen).map(({ text }) => plain(text))).toEqual([
      expect.stringContaining('Le canal #copil-dui est archivé'),
    ]);
  });

  it('somebody whose account was deactivated: by mail, and the lead knows', async () => {
    await copil.house.slack.deactivate('yann');
    const seen = await schedule('COPIL C');
    expect(byChat(seen, 'COPIL C')).toEqual(nine.filter((handle) => handle !== 'yann'));
    expect((await mailsAbout('yann.kerbrat@agla.example', 'COPIL C')).length).toBeGreaterThan(0);
    expect(alertsIn(seen).map(({ text }) => plain(text))).toEqual([
      expect.stringContaining('Le compte Slack de Yann Kerbrat est désactivé'),
    ]);
  });

  it('a right that was not granted: the message goes without its file, and the lead knows which right', async () => {
    const standing = copil.house.slack.standing('agla');
    standing.scopes = standing.scopes.filter((scope) => scope !== 'files:write');
    const seen = await schedule('COPIL D');
    expect(byChat(seen, 'COPIL D')).toHaveLength(8);
    expect(alertsIn(seen).map(({ text }) => plain(text))).toEqual([
      expect.stringContaining('« Association Grand-Large Accompagnement » (missing_scope: files:write)'),
    ]);
  });

  it('a revoked token: its people are reached by mail, the others as before', async () => {
    copil.house.slack.standing('rives-doust').tokenError = 'token_revoked';
    const seen = await schedule('COPIL E');
    expect(byChat(seen, 'COPIL E')).toEqual(nine.filter((handle) => handle !== 'yann' && handle !== 'bruno'));
    const [mail] = await mailsAbout('bruno.tanguy@rives-doust.example', 'COPIL E');
    expect(plain(mail?.text ?? '')).toContain('Je viens');
    expect(alertsIn(seen).map(({ text }) => plain(text))).toEqual([
      expect.stringContaining('copil n’est plus installé dans l’espace Slack « Rives d’Oust »'),
    ]);
  });
});
