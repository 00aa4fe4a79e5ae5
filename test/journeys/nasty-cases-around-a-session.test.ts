import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { openDirectBot } from '../support/direct-bot.ts';
import { nine, plain } from './reading.ts';

/** People who speak to the bot itself over the demo, and what the ledger then holds. */
async function openSteering(now: string) {
  const direct = await openDirectBot(now, { composers: true });
  let events = 0;
  const say = async (handle: string, text: string): Promise<Reply> => {
    events += 1;
    return direct.bot.say({
      eventId: `event ${events}`,
      account: {
        platform: 'local',
        workspace: handle === 'bruno' ? 'rives-doust' : 'agla',
        externalId: handle,
      },
      place: { kind: 'direct' },
      text,
    });
  };
  const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');
  const handles = new Map((await direct.db.person.findMany()).map(({ id, handle }) => [id, handle]));
  const meeting = (number: number) =>
    direct.db.meeting.findFirstOrThrow({ where: { number, committee: { code: 'COPIL' } } });
  return {
    ...direct,
    say,
    hear: async (handle: string, text: string) => words(await say(handle, text)),
    words,
    meeting,
    /** Presses the button of a reply that has this label. */
    async follow(handle: string, reply: Reply, label: string): Promise<Reply> {
      const button = reply.card?.actions?.find((one) => one.label === label);
      if (!button || !('command' in button)) throw new Error(`No button « ${label} » in ${words(reply)}`);
      events += 1;
      return direct.bot.press({
        eventId: `event ${events}`,
        account: { platform: 'local', workspace: 'agla', externalId: handle },
        place: { kind: 'direct' },
        command: button.command,
        arguments: button.arguments,
      });
    },
    /** Who is told by rules whose code begins so. */
    async told(rule: string): Promise<string[]> {
      const rows = await direct.db.messageDelivery.findMany({ where: { rule: { startsWith: rule } } });
      return rows.flatMap(({ recipientId }) => handles.get(recipientId) ?? []).toSorted();
    },
    decision: (number: string) => direct.db.decision.findFirstOrThrow({ where: { number } }),
  };
}

/** domain.md 5.4, case 3. The three choices are a step of the story; « sous réserve » is in decisions/commands. */
describe('case 3: the general director is absent', () => {
  let house: Awaited<ReturnType<typeof openSteering>>;
  beforeAll(async () => {
    house = await openSteering('2026-09-01T06:30:00Z');
    await house.say('claire', 'planifier 22/09/2026 14:00 2h "COPIL n°2"');
    for (const reference of ['COPIL-2', 'COPIL-3']) {
      await house.say('helene', `répondre ${reference} absente`);
      await house.say('helene', `remplacer ${reference} @marc`);
    }
  });
  afterAll(() => house.close());

  const hold = async (reference: string, at: string) => {
    house.moveTo(at);
    await house.say(
      'ines',
      `émargement @claire @karim @sophie @thomas @yann @fatou @bruno @marc présent réunion:${reference}`,
    );
    expect(await house.hear('ines', `ouvrir ${reference}`)).toContain('par Marc Le Dantec, suppléance');
  };
  const close = async (reference: string, at: string) => {
    house.moveTo(at);
    await house.follow('ines', await house.say('ines', `clore ${reference}`), 'Lever la séance');
  };
  const risks = () => house.db.risk.findMany({ where: { source: { startsWith: 'leaders:' } } });

  it('once is no risk', async () => {
    await hold('COPIL-2', '2026-09-22T12:00:00Z');
    await close('COPIL-2', '2026-09-22T14:00:00Z');
    expect(await risks()).toEqual([]);
  });

  it('her substitute has no casting vote unless the rules say so', async () => {
    await hold('COPIL-3', '2026-10-20T12:00:00Z');
    expect(await house.hear('ines', 'décision "Ouvrir le samedi" vote:4-4')).toContain(
      'Rejetée, à égalité des voix : 4 pour, 4 contre',
    );
    await house.say('helene', 'comité règles COPIL suppléance:oui confirmé:oui');
    const asked = await house.say('ines', 'décision "Ouvrir le dimanche" vote:4-4');
    expect(house.words(asked)).toContain('La voix prépondérante revient à Marc Le Dantec');
    expect(house.words(await house.follow('ines', asked, 'Contre'))).toContain('4 pour, 4 contre');
  });

  it('twice in a row is one risk about who carries the project, told to the leads alone, and a line in the report', async () => {
    await close('COPIL-3', '2026-10-20T14:00:00Z');
    expect((await risks()).map(({ title }) => plain(title))).toEqual([
      'Portage du projet : Hélène Guivarc’h, absences répétées',
    ]);
    expect(await house.told('RISK')).toEqual(['claire', 'karim']);
    expect(await house.hear('claire', 'rapport aperçu')).toContain(
      'Hélène Guivarc’h : 1 présence sur les 3 dernières réunions (2 absences de suite)',
    );
  });

  it('when she is back, and again when she leaves, the leads are asked whether it is over; nothing closes by itself', async () => {
    house.moveTo('2026-12-08T13:00:00Z');
    await house.say(
      'ines',
      'émargement @helene @claire @karim @sophie @thomas @yann présent réunion:COPIL-4',
    );
    await house.say('ines', 'ouvrir COPIL-4');
    expect(await house.told('RISK-LEADERBACK')).toEqual([]);
    await close('COPIL-4', '2026-12-08T15:00:00Z');
    expect(await house.told('RISK-LEADERBACK')).toEqual(['claire', 'karim']);
    expect((await risks()).map(({ state }) => state)).toEqual(['open']);
    await house.say('claire', 'comité départ COPIL @helene confirmé:oui');
    expect(await house.told('RISK-LEADERGONE')).toEqual(['claire', 'karim']);
  });
});

/** domain.md 5.4, case 7, by its numbers; the waiting, the information session and the second call are in session.test.ts. */
describe('case 7: no quorum at the opening', () => {
  let house: Awaited<ReturnType<typeof openSteering>>;
  beforeAll(async () => {
    house = await openSteering('2026-10-19T08:00:00Z');
    await house.say('fatou', 'répondre COPIL-3 absente');
    await house.say('fatou', 'procuration COPIL-3 @claire');
    house.moveTo('2026-10-20T12:00:00Z');
    for (const who of ['claire', 'karim', 'sophie']) await house.say(who, 'je-suis-là');
  });
  afterAll(() => house.close());

  it('three present and Fatou’s proxy are four of nine: it waits until 14:15, and nothing can be decided', async () => {
    const reply = await house.hear('ines', 'ouvrir');
    expect(reply).toContain('4 sur 9, quorum non atteint, il en manque 1 (5 requises)');
    expect(reply).toContain('On attend jusqu’à 14 h 15.');
    await house.say('ines', 'décision "Poser quatre bornes"');
    expect(await house.db.decision.count({ where: { state: 'adopted', number: 'D-2026-004' } })).toBe(0);
  });

  it('Yann arrives: five, and what is decided counts five voices, the proxy’s among them', async () => {
    await house.say('yann', 'je-suis-là');
    expect(await house.hear('ines', 'ouvrir')).toContain('5 sur 9, quorum atteint');
    const made = await house.hear('ines', 'décision "Poser quatre bornes"');
    expect(made).toContain('Adoptée : 5 pour, 0 contre, 0 abstention');
  });

  it('Fatou arrives during a vote: her proxy lapses, still five; that vote is recomputed, the earlier one stands', async () => {
    const drafted = await house.say('ines', 'décision "Former les référents"');
    const number = /D-2026-\d{3}/.exec(house.words(drafted))?.[0] ?? '';
    await house.say('ines', `vote ouvrir ${number}`);
    const standing = await house.db.decision.findFirstOrThrow({
      where: { text: 'Poser quatre bornes', state: 'adopted' },
    });
    await house.say('claire', `voter pour ${number}`);
    await house.say('claire', `voter pour ${number} voix:@fatou`);
    expect(await house.hear('ines', 'séance')).toContain('5 sur 9');
    await house.say('fatou', 'je-suis-là');
    expect(await house.hear('ines', 'séance')).toContain('5 sur 9, quorum atteint');
    await house.say('fatou', `voter contre ${number}`);
    await house.say('karim', `voter pour ${number}`);
    await house.follow('ines', await house.say('ines', `vote clore ${number}`), 'Clore sans ces voix');
    expect(await house.decision(number)).toMatchObject({ votesFor: 2, votesAgainst: 1 });
    expect(await house.decision(standing.number)).toMatchObject({
      state: 'adopted',
      votesFor: 5,
      votesAgainst: 0,
    });
  });

  it('Yann leaves: four; the next decision is refused with its numbers, the earlier ones stand', async () => {
    await house.say('yann', 'je-pars');
    const before = await house.db.decision.findMany({ orderBy: { number: 'asc' } });
    expect(await house.hear('ines', 'décision "Retenir le lot 2"')).toContain(
      'Le quorum n’est pas atteint : 4 voix sur 9, il en faut 5.',
    );
    expect(await house.db.decision.findMany({ orderBy: { number: 'asc' } })).toEqual(before);
  });
});

/** domain.md 5.4, case 9: what two people press at once, and three days off. The kill at 08:59:30 is in test/crash. */
describe('case 9: two at once, and a service that was away', () => {
  let house: Awaited<ReturnType<typeof openSteering>>;
  beforeAll(async () => {
    house = await openSteering('2026-09-10T08:00:00Z');
    await house.say('claire', 'planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => house.close());

  it('restarted after three days off, it fires no past reminder in bulk: a catch-up is proposed to a lead, once', async () => {
    house.moveTo('2026-09-14T07:00:00Z');
    await house.delivery.handOverDue();
    const reminders = await house.db.messageDelivery.groupBy({
      by: ['state'],
      where: { rule: 'M03', dueAt: { lt: new Date('2026-09-12T00:00:00Z') } },
      _count: true,
    });
    expect(reminders).toEqual([{ state: 'held', _count: 9 }]);
    expect(await house.told('CATCHUP')).toEqual(['claire']);
    expect(await house.hear('claire', 'rattrapage envoyer')).toContain('10 messages en attente');
  });

  it('two leads who agree at once send the minutes once; two last members who press « Valider » at once approve them once', async () => {
    house.moveTo('2026-09-22T12:00:00Z');
    await house.say('ines', 'émargement @claire @karim @sophie @thomas @yann @fatou présent réunion:COPIL-2');
    await house.say('ines', 'ouvrir COPIL-2');
    house.moveTo('2026-09-22T13:50:00Z');
    await house.follow('ines', await house.say('ines', 'clore COPIL-2'), 'Lever la séance');
    house.moveTo('2026-09-25T08:00:00Z');
    const agreed = await Promise.all(
      ['claire', 'karim'].map((lead) => house.say(lead, 'relevé accord COPIL-2')),
    );
    expect(agreed.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(await house.db.auditEvent.count({ where: { act: 'minutes.sent' } })).toBe(1);
    const [last, ...others] = nine;
    for (const who of others.slice(1)) await house.say(who, 'relevé valider COPIL-2');
    const pressed = await Promise.all(
      [last, others[0]].map((who) => house.say(who ?? '', 'relevé valider COPIL-2')),
    );
    expect(
      pressed.map(house.words).filter((text) => text.includes('Tous les membres ont validé')),
    ).toHaveLength(1);
    expect(await house.db.auditEvent.count({ where: { act: 'minutes.approved' } })).toBe(1);
    const told = await house.told('M14');
    expect(new Set(told).size).toBe(told.length);
  });

  it('restarted after the meeting, it drops what announced the meeting', async () => {
    await house.delivery.handOverDue();
    const rows = await house.db.messageDelivery.findMany({
      where: {
        rule: { in: ['M08', 'M09'] },
        recipientKind: 'person',
        subjectId: (await house.meeting(2)).id,
      },
    });
    expect(new Set(rows.map(({ state, outcome }) => `${state} ${outcome}`))).toEqual(
      new Set(['cancelled stale']),
    );
  });
});
