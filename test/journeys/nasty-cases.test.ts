import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { type DirectBot, openDirectBot } from '../support/direct-bot.ts';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

/** domain.md 5.4, case 4: a meeting moved across the clock change. */
onEveryPlatform('a meeting moved across the clock change', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.clock('2026-10-09T10:00');
    const preview = await copil.say('claire', 'copil-dui', '/copil move COPIL-3 27/10/2026 14:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    await copil.press('yann', (await lastOf(copil, 'yann', 'nouvelle date')).id, 'present');
  });
  afterAll(() => copil.close());

  it('keeps 14:00 in Paris: 12:00 UTC before, 13:00 UTC after', async () => {
    const meeting = (await copil.state()).meetings.find(
      (one: { reference: string }) => one.reference === 'COPIL-3',
    );
    expect(meeting).toMatchObject({
      starts: '2026-10-27T14:00',
      startsAt: '2026-10-27T13:00:00Z',
      sequence: 1,
    });
  });

  it('leaves no reminder of the old date alive', async () => {
    const meeting = (await copil.ledger()).filter(({ key }) => /^M0[389]\|/.test(key));
    const waiting = meeting.filter(
      ({ state, dueAt }) => state === 'planned' && dueAt >= '2026-10-10' && dueAt < '2026-10-26',
    );
    // Only the re-armed J-10 (17 October is a Saturday: Friday 16 at 09:00) and J-1 stand before the new date.
    expect(new Set(waiting.map(({ rule, dueAt }) => `${rule} ${dueAt}`))).toEqual(
      new Set(['M03 2026-10-16T07:00:00.000Z']),
    );
  });

  it('reminds at 09:00 local the day before, and at 13:45 local on the day', async () => {
    const sent = (await copil.clock('2026-10-27T14:00')).filter(({ to }) => to === 'yann');
    expect(sent.map(({ rule, at }) => `${rule} ${at}`)).toEqual([
      'M08 2026-10-26T08:00:00Z',
      'M09 2026-10-27T12:45:00Z',
    ]);
  });
});

/** domain.md 5.4, case 9: retry and double click. */
onEveryPlatform('the same event twice', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  it('records one decision when the platform sends it three times', async () => {
    const line = '/copil decision "Valider le démarrage de l’IME le 06/10" type:pilotage point:2';
    const recorded = async () =>
      (await copil.messages('claire', 'copil-dui')).filter(({ text }) => text.includes('D-2026-004'));
    expect(replyOf(await copil.say('claire', 'copil-dui', line, 'Ev123'))).toContain('D-2026-004');
    const once = await recorded();
    expect(once).not.toEqual([]);
    for (let time = 2; time <= 3; time += 1) await copil.say('claire', 'copil-dui', line, 'Ev123');
    expect(await recorded()).toEqual(once);
    const { decisions } = await copil.state();
    expect(decisions.map(({ number }: { number: string }) => number)).toEqual([
      'D-2026-001',
      'D-2026-002',
      'D-2026-003',
      'D-2026-004',
    ]);
  });

  it('answers a press on an old card with the present state and does not apply it', async () => {
    const first = await copil.say('claire', 'copil-dui', '/copil schedule 22/09/2026 14:00 2h "COPIL n°2"');
    const old = toPerson(first.messages, 'fatou')[0];
    const preview = await copil.say('claire', 'copil-dui', '/copil move COPIL-2 24/09/2026 14:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    // The old card was redrawn; a phone that still shows the first one sends the version it was drawn for.
    const seen = await copil.say('fatou', 'dm', 'answer COPIL-2 present version:1');
    expect(replyOf(seen)).toContain('n’a pas été enregistrée');
    expect(replyOf(seen)).toContain('jeudi 24 septembre 2026');
    const meeting = (await copil.state()).meetings.find(
      (one: { reference: string }) => one.reference === 'COPIL-2',
    );
    expect(meeting.count.answered).toBe(0);
    expect(old).toBeDefined();
  });

  it('shows each person one invitation and one notice of the move', async () => {
    for (const handle of nine) {
      const seen = toPerson(await copil.messages(handle, 'dm'), handle).map(({ text }) => plain(text));
      const about = (heading: string) => seen.filter((text) => text.startsWith(heading)).length;
      expect([handle, about('COPIL n°2 : créneau réservé'), about('COPIL n°2 : nouvelle date')]).toEqual([
        handle,
        1,
        1,
      ]);
    }
  });
});

/** Case 9 again, at the bot itself: nothing before it puts events in a row or remembers them. */
describe('events that reach the bot at the same moment', () => {
  let direct: DirectBot;
  beforeAll(async () => {
    direct = await openDirectBot('2026-09-01T06:30:00Z');
  });
  afterAll(() => direct.close());

  const from = (handle: string, eventId: string) => ({
    eventId,
    account: { platform: 'local' as const, workspace: 'agla', externalId: handle },
    place: { kind: 'direct' as const },
  });
  const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');

  it('are one decision and one reply when they are the same event three times', async () => {
    const text = 'décision "Valider le démarrage de l’IME le 06/10" type:pilotage point:2';
    const before = await direct.db.decision.count();
    const replies = await Promise.all(
      [1, 2, 3].map(() => direct.bot.say({ ...from('claire', 'Ev123'), text })),
    );
    expect(replies[0]?.outcome).toBe('done');
    expect(words(replies[0] as Reply)).toContain('D-2026-004');
    // Replies that were kept have gone through JSON.
    const [first, ...others] = replies.map((reply) => JSON.parse(JSON.stringify(reply)));
    expect(others).toEqual([first, first]);
    expect(await direct.db.decision.count()).toBe(before + 1);
  });

  it('are one move when two people confirm different ones; the other is told how it stands', async () => {
    const confirmed = async (handle: string, hour: string) => {
      const text = `move COPIL-5 16/02/2027 ${hour}`;
      const { card } = await direct.bot.say({ ...from(handle, `say ${hour}`), text });
      const button = card?.actions?.find(({ id }) => id === 'confirm');
      if (!button || !('command' in button)) throw new Error('nothing to confirm');
      return { ...from(handle, `press ${hour}`), command: button.command, arguments: button.arguments };
    };
    const presses = [await confirmed('claire', '14:00'), await confirmed('karim', '15:00')];
    const replies = await Promise.all(presses.map((press) => direct.bot.press(press)));
    const won = replies.findIndex(({ outcome }) => outcome === 'done');
    expect(replies.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'invalid']);
    expect(words(replies[1 - won] as Reply)).toContain('a changé entre-temps');
    const meeting = await direct.db.meeting.findFirstOrThrow({
      where: { number: 5, committee: { code: 'COPIL' } },
    });
    expect(meeting).toMatchObject({
      sequence: 1,
      startsLocal: won === 0 ? '2027-02-16T14:00' : '2027-02-16T15:00',
    });
  });

  it('are counted and timed under the name of their command', async () => {
    const shown = await direct.metrics.registry.metrics();
    expect(shown).toContain('copil_command_seconds_count{name="decision"} 3');
    expect(shown).toContain('copil_command_seconds_count{name="move"} 4');
  });
});

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
    await house.say('helene', 'comité règles COPIL suppléance:oui');
    const asked = await house.say('ines', 'décision "Ouvrir le dimanche" vote:4-4');
    expect(house.words(asked)).toContain('La voix prépondérante revient à Marc Le Dantec');
    expect(house.words(await house.follow('ines', asked, 'Contre'))).toContain('4 pour, 4 contre');
  });

  it('twice in a row is one risk about who carries the project, told to the leads alone', async () => {
    await close('COPIL-3', '2026-10-20T14:00:00Z');
    expect((await risks()).map(({ title }) => plain(title))).toEqual([
      'Portage du projet : Hélène Guivarc’h, absences répétées',
    ]);
    expect(await house.told('RISK')).toEqual(['claire', 'karim']);
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
    await house.say('ines', `vote clore ${number}`);
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
    expect(await house.hear('claire', 'rattrapage envoyer')).toMatch(/9/);
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
      where: { rule: { in: ['M08', 'M09'] }, subjectId: (await house.meeting(2)).id },
    });
    expect(new Set(rows.map(({ state, outcome }) => `${state} ${outcome}`))).toEqual(
      new Set(['cancelled stale']),
    );
  });
});
