import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../src/conversation/platform.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { type DirectBot, openDirectBot } from '../support/direct-bot.ts';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { plain, replyOf } from './reading.ts';

/** An invented name that stands nowhere else. */
const name = 'Quatrebarbes';
const sensitive = `Mme ${name}, chambre 12, refuse la douche`;

/** Nasty case 10, invariant 8. */
describe('what somebody says of a resident', () => {
  let house: DirectBot;
  beforeAll(async () => {
    house = await openDirectBot('2026-09-01T07:00:00Z');
  });
  afterAll(() => house.close());

  const event = (as: string, place: Place = { kind: 'direct' }) => ({
    eventId: randomUUID(),
    account: { platform: 'local' as const, workspace: 'agla', externalId: as },
    place,
  });
  const say = (as: string, text: string, place?: Place) => house.bot.say({ ...event(as, place), text });

  /** @returns the tables that hold these words anywhere */
  async function tablesWith(words: string): Promise<string[]> {
    const tables = await house.db.$queryRaw<{ name: string }[]>`
      SELECT table_schema || '"."' || table_name AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
    const found: string[] = [];
    for (const table of tables) {
      const rows = await house.db.$queryRawUnsafe<{ count: bigint }[]>(
        `SELECT count(*) AS count FROM "${table.name}" row WHERE row::text ILIKE $1`,
        `%${words}%`,
      );
      if (rows[0]?.count) found.push(table.name);
    }
    return found;
  }
  async function refusals(): Promise<number> {
    const { values } = await house.metrics.commands.get();
    return values
      .filter(({ labels }) => labels.outcome === 'refused')
      .reduce((sum, { value }) => sum + value, 0);
  }
  const words = (reply: Reply) => plain(renderText(reply.card ?? { blocks: [] }, 'fr'));

  it.each([
    ['a decision', 'claire', `décision "${sensitive}"`],
    ['a decision somebody may only propose', 'thomas', `décision "${sensitive}"`],
    ['an action', 'claire', `action @Karim "Appeler ${sensitive}" pour:02/10/2026`],
    ['a point of the agenda', 'claire', `point ajouter "${sensitive}"`],
    ['a reason', 'yann', `répondre COPIL-3 absent raison:"${sensitive}"`],
    ['a place', 'claire', `modifier COPIL-3 lieu:"chambre 12 de Mme ${name}"`],
    ['a question to the help', 'claire', `aide ${sensitive}`],
    ['a sentence that is no command', 'claire', sensitive],
  ])('as %s is refused in private, with what was recognised and what to do', async (_what, as, text) => {
    const before = await refusals();
    const reply = await say(as, text, { kind: 'channel', externalId: 'copil-dui' });
    expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
    expect(words(reply)).toContain('le nom d’une personne et sa chambre');
    expect(words(reply)).toContain(
      'Rien n’a été enregistré ni recopié. Récrivez-le sans ce qui désigne la personne',
    );
    expect(JSON.stringify(reply)).not.toContain(name);
    expect(await refusals()).toBe(before + 1);
  });

  it('in a button or in the shortcut of a message is refused before any form opens', async () => {
    const given = { text: sensitive, source: 'https://chat.example/p1' };
    for (const asForm of [true, false]) {
      const reply = await house.bot.press({
        ...event('claire'),
        command: 'decision',
        arguments: given,
        asForm,
      });
      expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
      expect(reply.form).toBeUndefined();
      expect(words(reply)).toContain('Si le message est de vous, supprimez-le');
    }
  });

  it('in a form is refused at its field, and the rest of the form is kept', async () => {
    const values = { text: sensitive, type: 'steering', reason: 'Demande de la famille' };
    const reply = await house.bot.submit({ ...event('claire'), command: 'decision', values });
    expect(reply.outcome).toBe('refused');
    const fields = new Map(reply.form?.fields.map((field) => [field.name, field]));
    expect(fields.get('text')?.error).toContain('le nom d’une personne et sa chambre');
    expect(fields.get('text')?.value).toBeUndefined();
    expect(fields.get('type')?.value).toBe('steering');
    expect(fields.get('reason')?.value).toBe('Demande de la famille');
    expect(JSON.stringify(reply)).not.toContain(name);
  });

  it('stands in no table of the database', async () => {
    expect(await tablesWith('Retenir deux sites pilotes')).not.toEqual([]);
    expect(await tablesWith(name)).toEqual([]);
    expect(await house.db.decision.count()).toBe(3);
    expect(await house.db.proposal.count({ where: { state: 'pending' } })).toBe(0);
  });

  it('without the person is said as ever', async () => {
    const reply = await say('claire', 'décision "Revoir le protocole de douche avec les familles"');
    expect(reply.outcome).toBe('done');
  });

  it('is refused in English to who reads English', async () => {
    await house.db.person.updateMany({ where: { handle: 'sophie' }, data: { locale: 'en' } });
    const reply = await say('sophie', `decision "${sensitive}"`);
    expect(renderText(reply.card ?? { blocks: [] }, 'en')).toContain(
      'seems to contain somebody’s name and their room',
    );
  });
});

onEveryPlatform('the guard against resident data', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  it('answers the author alone, stores nothing and sends nothing', async () => {
    const seen = await copil.say('claire', 'copil-dui', `/copil décision "${sensitive}"`);
    expect(replyOf(seen)).toContain('Rien n’a été enregistré ni recopié');
    expect(seen.messages[0]?.to).toBe('claire');
    expect(JSON.stringify(await copil.state())).not.toContain(name);
    expect((await copil.state()).decisions).toHaveLength(3);
    expect((await copil.messages('karim', 'copil-dui')).map(({ text }) => text).join()).not.toContain(name);
  });

  it('stands also before the page that a mail’s answer link opens', async () => {
    const [mail] = await copil
      .say('claire', 'dm', 'planifier 22/09/2026 14:00 2h "COPIL n°2"')
      .then(() => copil.mails('yann.kerbrat@agla.example'));
    const link = /Je ne viens pas\s*: (\S+)/.exec(plain(mail?.text ?? ''))?.[1] ?? '';
    const seen = /name="seen" value="([^"]*)"/.exec(await (await fetch(link)).text())?.[1] ?? '';
    const confirm = (reason: string) =>
      fetch(link, {
        method: 'POST',
        body: new URLSearchParams({ answer: 'absent', seen, reason }),
        headers: { origin: copil.url },
      });
    const page = plain(await (await confirm(`Mme ${name}, chambre 12, a chuté`)).text());
    expect(page).toContain('le nom d’une personne et sa chambre');
    expect(page).not.toContain(name);
    const answered = async () => {
      const { meetings } = await copil.state();
      return meetings.find((one: { reference: string }) => one.reference === 'COPIL-2').count.answered;
    };
    expect(await answered()).toBe(0);
    expect((await confirm('Chute dans l’établissement')).ok).toBe(true);
    expect(await answered()).toBe(1);
  });
});
