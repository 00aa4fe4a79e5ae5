import { describe, expect, it } from 'vitest';
import { type Act, acts, judge, type Verdict, whoMay } from './authorisation.ts';
import { type Role, roles } from './roles.ts';

/** domain.md 4.5, as it is printed there. */
const printed = `
| Act | ADM | PRES | LF | LT | SEC | MEM | SUP¹ | DIR | REF | COM | QUAL | GT | EXP/vendor | STAFF | EXEC |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Create/activate committee | ✔ | ✔ | P | P | – | – | – | – | – | – | – | – | – | – | – |
| Schedule/move/cancel meeting | – | ✔ | ✔ | ✔ | P | P | – | – | – | – | – | ○ | – | – | – |
| Propose agenda item | – | ✔ | ✔ | ✔ | ✔ | ✔ | ✔ | P | P | P | P | P | P | – | – |
| Accept item / late item | – | ✔/✔ | ✔/– | ✔/– | – | – | – | – | – | – | – | – | – | – | – |
| RSVP, proxy | – | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ no proxy | – | – |
| Vote | – | ✔ | if member | if member | – | ✔ | when replacing | if member | – | if member | if member | – | – | – | – |
| Record decision | – | ✔ | ✔ | ✔ | ✔ | P | P | – | – | – | – | P | – | – | – |
| Create action | – | ✔ | ✔ | ✔ | ✔ | ✔ | ✔ | ○ | ○ | ○ | ○ | ○ | P | – | – |
| Close action | – | ✔ | ✔ | ✔ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | – | – |
| Release minutes | – | ✔ | ✔ | ✔ | P | – | – | – | – | – | – | – | – | – | – |
| Read minutes | – | ✔ | ✔ | ✔ | ✔ | ✔ | ✔ | ✔ | summary | ✔ | ✔ | summary | own items | summary | ✔ |
| Adopt calendar | – | ✔ | P | P | – | C | C | C | – | – | – | – | C | – | – |
| Postpone a site | – | ✔ | ✔ | ✔ | – | – | – | P | P | – | – | – | P | – | – |
| Name referent | – | – | P | P | – | – | – | ○ | – | – | – | – | – | – | – |
| Close readiness check | – | ○ | ✔ | ✔ | – | – | – | ○ | ○ | – | ○ | – | P | – | – |
| Go/No-Go | – | ✔ | ✔ | ✔ | – | – | – | ○ | C | – | C | – | C | – | – |
| Approve site announcement | – | ✔ | – | – | – | – | – | ○ | – | drafts | – | – | – | – | – |
| Approve organisation-wide announcement | – | ✔ | – | – | – | – | – | – | – | drafts | – | – | – | – | – |
| Report difficulty, contribute REX | – | ✔ | ✔ | ✔ | – | ✔ | ✔ | ✔ | ✔ | ✔ | ✔ | ✔ | C | ✔ | – |
| Publish REX | – | ✔ | ✔ | – | – | – | – | approves ○ | drafts ○ | – | approves | – | – | – | – |
| Send vendor request | – | – | ✔ | P | – | P | – | P | P | – | P | P | reads | – | – |
| Read named pulse answers | – | – | – | – | – | – | – | – | – | – | – | – | – | – | – |
| Read pulse aggregates (≥ 5) | – | ✔ | ✔ | ✔ | – | ✔ | ✔ | ○ | ○ | ✔ | ✔ | – | – | ○ | ✔ |
| See message ledger | ✔ | ✔ | ✔ | ✔ | – | – | – | ○ | – | ○ | – | – | – | – | – |
| Change settings, link accounts of others | ✔ | – | – | – | – | – | – | – | – | – | – | – | – | – | – |
`;

/** Rows of the document → acts; two rows hold two acts, split at the slash. */
const actsOf: Record<string, Act[]> = {
  'Create/activate committee': ['committee.activate'],
  'Schedule/move/cancel meeting': ['meeting.schedule'],
  'Propose agenda item': ['agenda.propose'],
  'Accept item / late item': ['agenda.accept', 'agenda.acceptLate'],
  'RSVP, proxy': ['meeting.answer', 'meeting.proxy'],
  Vote: ['vote'],
  'Record decision': ['decision.record'],
  'Create action': ['action.create'],
  'Close action': ['action.close'],
  'Release minutes': ['minutes.release'],
  'Read minutes': ['minutes.read'],
  'Adopt calendar': ['calendar.adopt'],
  'Postpone a site': ['site.postpone'],
  'Name referent': ['referent.name'],
  'Close readiness check': ['readiness.close'],
  'Go/No-Go': ['goNoGo.vote'],
  'Approve site announcement': ['announcement.approveSite'],
  'Approve organisation-wide announcement': ['announcement.approveOrganisation'],
  'Report difficulty, contribute REX': ['rex.contribute'],
  'Publish REX': ['rex.publish'],
  'Send vendor request': ['vendorRequest.send'],
  'Read named pulse answers': ['pulse.readNamed'],
  'Read pulse aggregates (≥ 5)': ['pulse.readAggregates'],
  'See message ledger': ['ledger.see'],
  'Change settings, link accounts of others': ['settings.change'],
};

/** Acts the document gives in its entities (4.1) and its capabilities instead of the table. */
const saidElsewhere: Act[] = [
  'action.decide',
  'decision.apply',
  'decision.confirm',
  'consultation.open',
  'consultation.conduct',
  'answer.onBehalf',
  'poll.organise',
  'meeting.conduct',
  'minutes.prepare',
  'risk.record',
  'weather.give',
  'agenda.prepare',
  'meeting.convene',
  'report.read',
  'report.sign',
  'report.send',
  'report.acknowledge',
  'charter.set',
  'site.manage',
  'onCall.set',
  'site.pause',
  'calendar.prepare',
  'calendar.comment',
  'readiness.read',
  'readiness.template',
  'training.manage',
  'announcement.followUp',
  'difficulty.qualify',
  'vendorRequest.answer',
  'usage.record',
  'space.exchange',
];

/** What each mark of the document gives: on one's own matter, on somebody else's, and for who has no vote. */
const marks: Record<string, { own: Verdict; other: Verdict; withoutVote?: Verdict }> = {
  '✔': { own: 'allowed', other: 'allowed' },
  '○': { own: 'allowed', other: 'refused' },
  P: { own: 'proposes', other: 'proposes' },
  '–': { own: 'refused', other: 'refused' },
  C: { own: 'refused', other: 'refused' },
  'if member': { own: 'allowed', other: 'allowed', withoutVote: 'refused' },
  'when replacing': { own: 'allowed', other: 'allowed' },
  summary: { own: 'summary', other: 'summary' },
  reads: { own: 'summary', other: 'summary' },
  'own items': { own: 'ownItems', other: 'ownItems' },
  drafts: { own: 'drafts', other: 'drafts' },
  'drafts ○': { own: 'drafts', other: 'refused' },
  approves: { own: 'approves', other: 'approves' },
  'approves ○': { own: 'approves', other: 'refused' },
};

const columns: Role[] = roles.map((role) => role);

function markOf(text: string, act: Act): string {
  if (text === '○ no proxy') return act === 'meeting.proxy' ? '–' : '○';
  const halves = text.split('/');
  if (halves.length === 2) return (act === 'agenda.acceptLate' ? halves[1] : halves[0]) ?? '';
  return text;
}

const rows = printed
  .trim()
  .split('\n')
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((text) => text.trim()),
  );

describe('the authorisation matrix', () => {
  it('has every row of the document and no other', () => {
    expect(rows.map(([title]) => title).toSorted()).toEqual(Object.keys(actsOf).toSorted());
    expect(acts.toSorted()).toEqual([...Object.values(actsOf).flat(), ...saidElsewhere].toSorted());
  });

  for (const [title = '', ...marksOfRow] of rows) {
    for (const act of actsOf[title] ?? []) {
      it.each(columns.map((role, index) => [role, markOf(marksOfRow[index] ?? '', act)] as const))(
        `${act}: %s has « %s »`,
        (role, mark) => {
          const expected = marks[mark];
          if (!expected) throw new Error(`Unknown mark ${mark}`);
          const held = new Set([role]);
          expect(judge(act, { roles: held, own: true, votingMember: true })).toBe(expected.own);
          expect(judge(act, { roles: held, own: false, votingMember: true })).toBe(expected.other);
          expect(judge(act, { roles: held, own: true, votingMember: false })).toBe(
            expected.withoutVote ?? expected.own,
          );
        },
      );
    }
  }

  it('lets the chair, the leads and the secretary hold a meeting, and nobody else', () => {
    expect(whoMay('meeting.conduct')).toEqual(['PRES', 'LF', 'LT', 'SEC']);
  });

  it('lets the most favourable of several roles win', () => {
    const standing = { roles: new Set<Role>(['MEM', 'LF']), own: false, votingMember: true };
    expect(judge('meeting.schedule', standing)).toBe('allowed');
  });

  it('names who may do what is refused', () => {
    expect(whoMay('meeting.schedule')).toEqual(['PRES', 'LF', 'LT']);
    expect(whoMay('pulse.readNamed')).toEqual([]);
  });
});
