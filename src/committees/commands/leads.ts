import { entity } from '../../conversation/arguments.ts';
import { card, type ListItem } from '../../conversation/card.ts';
import { formatDateRange } from '../../conversation/format.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { leadOfRecord } from '../../people/leads.ts';
import { fullName, shortName } from '../../people/person-name.ts';
import { readLeads } from '../../people/read-leads.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { MilestonePhase } from '../../store/generated/enums.ts';

/** C03: the two leads, who answers for each phase today, and who stands in. */
export const leads = domainCommand({
  name: 'leads',
  alias: 'chefferie',
  group: 'people',
  readOnly: true,
  arguments: { committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }) },

  async run(turn, values) {
    const { t } = turn;
    const committee = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!committee) return sayNo(turn, 'people.whichCommittee');
    const day = today(turn);
    const { leads: both, assigned } = await readLeads(turn.tx, committee.id, day);
    if (both.length === 0)
      return {
        outcome: 'done',
        visibility: 'private',
        card: card(t('people.leads.heading', { committee: committee.label }), t('people.gap.noLead')),
      };
    const people = await turn.tx.person.findMany({
      where: { id: { in: both.map((lead) => lead.personId) } },
    });
    const named = (id: string) => people.find((person) => person.id === id);
    const items = both.map((lead): ListItem => {
      const person = named(lead.personId);
      const ahead = lead.absences.filter(({ to }) => Temporal.PlainDate.compare(to, day) >= 0);
      return {
        text: [{ bold: person ? fullName(person) : '' }, ` · ${t(`people.role.${lead.role}`)}`],
        ...(ahead.length > 0 && {
          detail: ahead
            .map(({ from, to }) => t('people.leads.away', { period: formatDateRange(from, to, turn.locale) }))
            .join(' · '),
        }),
      };
    });
    const phases = Object.values(MilestonePhase).map((phase): ListItem => {
      const choice = leadOfRecord(phase, assigned, both, day);
      const person = choice ? named(choice.personId) : undefined;
      const instead = choice?.insteadOf ? named(choice.insteadOf) : undefined;
      return {
        text: [t(`people.milestone.${phase}`), ' : ', { bold: person ? fullName(person) : '' }],
        detail: instead ? t('people.leads.insteadOf', { name: shortName(instead) }) : undefined,
        tone: phase === turn.space.milestonePhase ? 'success' : 'neutral',
      };
    });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('people.leads.heading', { committee: committee.label }),
        blocks: [
          { kind: 'list', items },
          ...(both.length === 1
            ? [{ kind: 'notice' as const, tone: 'warning' as const, text: t('people.leads.single') }]
            : []),
          { kind: 'list', heading: t('people.leads.byPhase'), items: phases },
        ],
      },
    };
  },
});
