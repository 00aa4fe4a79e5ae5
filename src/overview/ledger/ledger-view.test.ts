import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';
import { houseTranslators } from '../../catalogues.ts';
import { deploymentRules } from '../../deployments/deployment-timeline.ts';

let house: DirectBot;
const { say, press } = directPeople(() => house.bot);
const lines = async (who: string, text: string) => read(await say(who, text)).split('\n');

beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
  house.moveTo('2026-10-21T07:00:00Z');
  const { id } = await house.db.deployment.findFirstOrThrow({ where: { site: { code: 'S03' } } });
  await house.db.$executeRaw`
    UPDATE "MessageDelivery" SET platform = 'local', workspace = 'agla', "sentAt" = "dueAt", state = 'sent'
    WHERE "subjectId" = ${id}::uuid AND "dueAt" <= '2026-10-21T07:00:00Z' AND "recipientKind" = 'person'`;
  const of = async (handle: string) => ({
    subjectId: id,
    recipientId: (await house.db.person.findFirstOrThrow({ where: { handle } })).id,
  });
  const mailed = { state: 'relayed', platform: 'email', workspace: 'email' } as const;
  await house.db.messageDelivery.updateMany({
    where: { ...(await of('s03-020')), rule: 'D03' },
    data: mailed,
  });
  const d03 = await house.db.messageDelivery.findFirstOrThrow({
    where: { ...(await of('nadege')), rule: 'D03' },
  });
  await house.db.messageDelivery.updateMany({
    where: { ...(await of('nadege')), rule: 'D04' },
    data: { mergedIntoId: d03.id },
  });
  await house.db.messageDelivery.updateMany({
    where: { ...(await of('s03-030')), rule: 'D03' },
    data: { state: 'held', outcome: 'paused' },
  });
});
afterAll(() => house.close());

describe('the ledger (C57)', () => {
  it('says what was sent to whom, when, where and why, and what was said in one message', async () => {
    const card = await lines('claire', 'journal @nadege');
    expect(card).toContain(
      '• 20 octobre 2026, 7 h · Nadège Thomas · annonce un mois avant + relance 1 : missions et points de contrôle',
    );
    expect(card).toContain('  envoyé · agla');
  });

  it('marks what a mail carried in place of a chat, and what a pause holds back', async () => {
    expect(await lines('claire', 'journal @s03-020')).toContain('  relais e-mail');
    expect(await lines('claire', 'journal état:retenu')).toContain('  retenu · en pause');
  });

  it('answers by site, rule, state and day, a page at a time', async () => {
    expect(read(await say('claire', 'journal site:S03 règle:"un mois"'))).toContain('annonce un mois avant');
    const first = await say('claire', 'journal site:S03 règle:D03');
    expect(read(first)).toContain('Journal des messages : EHPAD Résidence du Port');
    expect(read(first)).toMatch(/\d+ messages, page 1 sur \d/);
    const second = await press('claire', buttonOf(first, { id: 'next' }));
    expect(read(second)).toMatch(/page 2 sur \d/);
    expect(read(await say('claire', 'journal site:S03 le:20/10/2026'))).not.toContain('5 octobre');
    const ahead = (await lines('claire', 'journal état:prévu site:S03')).filter((line) =>
      line.startsWith('•'),
    );
    expect(ahead[1]).toContain('23 octobre 2026');
    expect(read(await say('claire', 'journal état:échec'))).toContain('Aucun message ne correspond');
  });

  it('shows no word of what was said', async () => {
    await house.db.messageDelivery.updateMany({
      data: { card: { blocks: [{ kind: 'text', text: 'secret' }] } },
    });
    expect(read(await say('claire', 'journal site:S03'))).not.toContain('secret');
  });

  it('shows directors and communication what concerns their own sites, and others nothing', async () => {
    expect(read(await say('yann', 'journal'))).toContain('annonce un mois avant');
    expect(read(await say('anne-laure', 'journal'))).not.toContain('Nadège');
    expect(read(await say('yann', 'journal site:S01'))).toContain('Vous n’avez pas ce droit');
    expect(read(await say('thomas', 'journal site:S03'))).toContain('EHPAD Résidence du Port');
    expect(read(await say('thomas', 'journal site:P01'))).toContain('Vous ne pouvez le faire que');
    expect(read(await say('nadege', 'journal'))).toContain('Vous n’avez pas ce droit');
    expect(read(await say('bruno', 'journal'))).not.toContain('Nadège');
  });
});

describe('a rehearsal (C42)', () => {
  it('lists each rule with its real days, hours and recipients, merges and conditions included', async () => {
    house.moveTo('2026-09-01T06:30:00Z');
    const shown: string[] = [];
    for (
      let page = await say('claire', 'aperçu site:S09');
      ;
      page = await press('claire', buttonOf(page, { id: 'next' }))
    ) {
      shown.push(...read(page).split('\n'));
      if (!(page.card?.actions ?? []).some(({ id }) => id === 'next')) break;
    }
    const { fr } = houseTranslators();
    const missing = deploymentRules
      .filter(({ code }) => /^D\d\d$/.test(code))
      .map(({ code }) => plain(fr(`deployment.rule.${code}`)))
      .filter((words) => !shown.some((line) => line.includes(` · ${words}`)));
    expect(missing).toEqual([]);
    const at = (words: string) => shown.findIndex((line) => line.includes(words));
    expect(shown[at('première annonce')]).toBe('• vendredi 2 avril, 9 h · première annonce à approuver');
    expect(shown[at('· annonce une semaine avant') + 1]).toContain('61 personnes');
    expect(shown[at('· relance 4') + 1]).toBe(
      '  Véronique Allain et Yoann Perrin · dans le même message : annonce une semaine avant',
    );
  });

  it('reads the words of a rule, or says that they cannot be written yet, and stores nothing', async () => {
    const before = await house.db.messageDelivery.count();
    const plan = await say('claire', 'aperçu site:S09');
    const text = await press('claire', buttonOf(plan, { id: 'read-1' }));
    expect(read(text)).toContain('Le texte ne peut pas encore être écrit');
    expect(read(plan)).toContain('Rien n’est envoyé ni enregistré.');
    expect(await house.db.messageDelivery.count()).toBe(before);
  });

  it('shows a meeting in the same way, and is for who may see the ledger', async () => {
    expect(read(await say('claire', 'aperçu réunion:COPIL-3'))).toContain('relance pour répondre');
    expect(read(await say('nadege', 'aperçu site:S03'))).toContain('Vous n’avez pas ce droit');
    expect(read(await say('yann', 'aperçu site:S03'))).toContain('Messages prévus : EHPAD Résidence du Port');
  });
});
