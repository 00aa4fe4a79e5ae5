import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import type { Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : JSON.stringify(reply.form));

describe('decisions', () => {
  let house: DirectBot;
  let events = 0;
  beforeAll(async () => {
    house = await openDirectBot('2026-10-20T12:30:00Z', { composers: true });
  });
  afterAll(() => house.close());

  const from = (handle: string) => ({
    eventId: `event ${(events += 1)}`,
    account: { platform: 'local' as const, workspace: handle === 'bruno' ? 'rives-doust' : 'agla', externalId: handle },
    place: { kind: 'direct' as const },
  });
  const say = (handle: string, text: string) => house.bot.say({ ...from(handle), text });
  const press = (handle: string, command: string, given: Record<string, string>) =>
    house.bot.press({ ...from(handle), command, arguments: given });

  it('prints', async () => {
    const meeting = await house.db.meeting.findFirstOrThrow({ where: { number: 3, committee: { code: 'COPIL' } }, include: { invitations: true } });
    await house.db.meeting.update({ where: { id: meeting.id }, data: { state: 'open', sessionKind: 'deliberative', openedAt: new Date('2026-10-20T12:00:00Z'), quorumNeeded: 5 } });
    for (const { personId } of meeting.invitations.filter((one) => one.voting).slice(0, 8))
      await house.db.attendance.create({ data: { spaceId: meeting.spaceId, meetingId: meeting.id, personId, seatOfId: personId, mode: 'inPerson', arrivedAt: new Date('2026-10-20T12:00:00Z') } });
    const show = async (title: string, reply: Reply) => {
      console.log(`##### ${title} [${reply.outcome}]\n${words(reply)}\n>>> ${reply.card?.actions?.map(({ label }) => label).join(' | ')}`);
      return reply;
    };
    await show('decide', await say('ines', 'décision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go'));
    await show('enter', await say('ines', 'vote saisir D-2026-004 7 1 0'));
    await show('tie', await say('ines', 'vote saisir D-2026-004 4 4 0'));
    await show('too many', await say('ines', 'vote saisir D-2026-004 9 1 0'));
    await show('open vote', await press('ines', 'vote open', { decision: 'D-2026-004' }));
    await show('vote', await say('claire', 'voter pour'));
    await show('vote', await say('karim', 'voter contre'));
    await show('vote', await say('sophie', 'voter ne prend pas part'));
    await show('close', await press('ines', 'vote close', { decision: 'D-2026-004' }));
    await show('correct form', await press('ines', 'decision correct', { decision: 'D-2026-004' }));
    await show('correct', await say('ines', 'décision corriger D-2026-004 "Démarrer l’IME le 13/10" effet:13/10/2026 responsable:@claire'));
    await show('one line', await say('ines', 'décision "Calendrier v4" vote:6-1-1 remplace:D-2026-003 motif:"Retard Wi-Fi"'));
    await show('show', await say('claire', 'décision voir D-2026-003'));
    await show('show', await say('claire', 'décision voir D-2026-004'));
    await show('list', await say('claire', 'décisions'));
    for (const row of await house.db.messageDelivery.findMany({ where: { rule: { in: ['DECISION', 'BALLOT', 'BALLOT-COUNT'] } } })) console.log(row.rule, row.state, row.recipientKind, row.key);
    expect(1).toBe(1);
  });
});
