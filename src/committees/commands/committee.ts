import { entity } from '../../conversation/arguments.ts';
import type { Card } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { ProjectPhase } from '../../store/generated/enums.ts';
import { type Gap, isBlocking } from '../composition.ts';
import { gapsOf, readCommittee } from '../read-committee.ts';

const which = {
  committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
};

/** Who sits, in which function, and how often the committee meets. */
export const showCommittee = domainCommand({
  name: 'committee',
  alias: 'comité',
  group: 'people',
  readOnly: true,
  arguments: which,

  async run(turn, values) {
    const { t } = turn;
    const chosen = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!chosen) return sayNo(turn, 'people.whichCommittee');
    const committee = await readCommittee(turn.tx, chosen.id);
    const cadence = cadenceLines(t, committee.cadenceDays as Record<string, number>);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: committee.label,
        blocks: [
          {
            kind: 'fields',
            fields: [
              { label: t('people.committee.state'), value: t(`people.committeeState.${committee.state}`) },
              { label: t('people.committee.duties'), value: committee.duties ?? t('people.committee.unset') },
              {
                label: t('people.committee.cadence'),
                value: cadence.length > 0 ? formatList(cadence, t.locale) : t('people.committee.unset'),
              },
            ],
          },
          {
            kind: 'list',
            heading: t('people.committee.members', { count: committee.memberships.length }),
            items: committee.memberships.map((membership) => ({
              text: [
                { bold: fullName(membership.person) },
                ...(membership.functionLabel ? [` · ${membership.functionLabel}`] : []),
              ],
              detail: [
                ...membership.roles.map((role) => t(`people.role.${role}`)),
                t(membership.voting ? 'people.committee.votes' : 'people.committee.noVote'),
                ...(membership.substitute
                  ? [t('people.committee.substitute', { name: fullName(membership.substitute) })]
                  : []),
              ].join(' · '),
            })),
          },
        ],
      },
    };
  },
});

/** One line when every phase has the same rhythm, else one a phase, in the order of the project. */
function cadenceLines(t: Translator, byPhase: Record<string, number>): string[] {
  const [days, ...others] = new Set(Object.values(byPhase));
  if (days === undefined) return [];
  if (others.length === 0) return [t('people.committee.cadenceAlways', { days })];
  return Object.values(ProjectPhase)
    .filter((phase) => byPhase[phase] !== undefined)
    .map((phase) =>
      t('people.committee.cadenceOf', { phase: t(`people.phase.${phase}`), days: byPhase[phase] }),
    );
}

/** C02: what is missing for the committee to work. */
export const checkCommittee = domainCommand({
  name: 'committee check',
  alias: 'comité vérifier',
  group: 'people',
  readOnly: true,
  arguments: which,

  async run(turn, values) {
    const chosen = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!chosen) return sayNo(turn, 'people.whichCommittee');
    const gaps = await gapsOf(turn.tx, chosen.id);
    return { outcome: 'done', visibility: 'private', card: gapsCard(turn.t, chosen.label, gaps) };
  },
});

function gapsCard(t: Translator, label: string, gaps: Gap[]): Card {
  return {
    heading: t('people.check.heading', { committee: label }),
    blocks:
      gaps.length === 0
        ? [{ kind: 'notice', tone: 'success', text: t('people.check.complete') }]
        : gaps.map((gap) => ({
            kind: 'notice',
            tone: isBlocking(gap) ? 'danger' : 'warning',
            text: gapLine(t, gap),
          })),
  };
}

/** @returns « Typologie non représentée : personnes âgées (2 sites). » */
export function gapLine(t: Translator, gap: Gap): string {
  switch (gap.code) {
    case 'singleLead':
      return t('people.gap.singleLead', { role: t(`people.role.${gap.missing}`) });
    case 'functionMissing':
      return t('people.gap.functionMissing', { role: t(`people.role.${gap.role}`) });
    case 'typologyMissing':
      return t('people.gap.typologyMissing', {
        typology: t(`people.typology.${gap.typology}`),
        sites: gap.sites,
      });
    default:
      return t(`people.gap.${gap.code}`);
  }
}
