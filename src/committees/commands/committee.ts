import { entity } from '../../conversation/arguments.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { judgeAct } from '../../people/permit.ts';
import { readLeads } from '../../people/read-leads.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { committeeCard, gapBlocks } from '../committee-card.ts';
import { rolesOfCreator } from '../creator.ts';
import { nextSteps } from '../gap-lines.ts';
import { leadersPresence } from '../leaders-presence.ts';
import { rolesAhead } from '../planned-roles.ts';
import { presenceLine } from '../presence-line.ts';
import { gapsOf, readCommittee } from '../read-committee.ts';

const which = {
  committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
};

/** Who sits, in which function, by which rules, and how often the committee meets. */
export const showCommittee = domainCommand({
  name: 'committee',
  alias: 'comité',
  group: 'people',
  readOnly: true,
  arguments: which,

  async run(turn, values) {
    const chosen = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!chosen) return sayNo(turn, 'people.whichCommittee');
    const day = today(turn);
    const committee = await readCommittee(turn.tx, chosen.id, day);
    const facts = {
      committee,
      day,
      leads: await readLeads(turn.tx, chosen.id, day),
      presence: await leadersPresence(turn.tx, chosen.id, turn.now),
      gaps: await gapsOf(turn.tx, chosen.id, day),
      changes: await rolesAhead(turn.tx, committee),
    };
    const shown = committeeCard(turn.t, facts);
    const actions = (await mayPrepare(turn, chosen)) ? shown.actions : [];
    return { outcome: 'done', visibility: 'private', card: { ...shown, actions } };
  },
});

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
    const gaps = await gapsOf(turn.tx, chosen.id, today(turn));
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: turn.t('people.check.heading', { committee: chosen.label }),
        blocks: gapBlocks(turn.t, gaps),
        actions: (await mayPrepare(turn, chosen)) ? nextSteps(turn.t, chosen.code, gaps) : [],
      },
    };
  },
});

/** C08: do the chair and the sponsors come? */
export const committeePresence = domainCommand({
  name: 'committee presence',
  alias: 'comité présence',
  synonyms: ['comité assiduité'],
  group: 'people',
  readOnly: true,
  arguments: which,

  async run(turn, values) {
    const { t } = turn;
    const chosen = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!chosen) return sayNo(turn, 'people.whichCommittee');
    const presence = await leadersPresence(turn.tx, chosen.id, turn.now);
    const seen = presence.filter(({ meetings }) => meetings.length > 0);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('committee.presence.heading', { committee: chosen.label }),
        blocks:
          seen.length > 0
            ? [{ kind: 'list', items: seen.map((leader) => presenceLine(t, leader)) }]
            : [
                {
                  kind: 'text',
                  text: t(presence.length > 0 ? 'committee.presence.none' : 'committee.presence.nobody'),
                },
              ],
      },
    };
  },
});

/** A button that would be refused is not shown. */
async function mayPrepare(turn: DomainTurn, committee: Committee): Promise<boolean> {
  if (committee.state !== 'draft') return false;
  const rolesInMatter = await rolesOfCreator(turn, { committee: { value: committee } });
  const matter = { committeeId: committee.id, own: false, rolesInMatter };
  return (await judgeAct(turn, 'committee.activate', matter)).verdict !== 'refused';
}
