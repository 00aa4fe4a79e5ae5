import { choice, date, entity, longText, text, url } from '../conversation/arguments.ts';
import type { Field } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import { sourceField } from '../conversation/source-link.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import { journal } from '../people/journal.ts';
import { nextNumber } from '../people/number-series.ts';
import { fullName } from '../people/person-name.ts';
import { sayNo } from '../people/say-no.ts';
import { today } from '../people/today.ts';
import { domainCommand } from '../people/turn.ts';
import type { Committee, Decision, Person } from '../store/generated/client.ts';
import { dateColumn, toDate } from '../time.ts';

/**
 * C21: records a decision, typed and numbered. Outside a session it stays a draft (« projet »), since nothing is decided
 * outside an open meeting or a closed consultation (invariant 1); the next session adopts it.
 */
export const decide = domainCommand({
  name: 'decision',
  alias: 'décision',
  synonyms: ['decide', 'décider', 'consigner'],
  group: 'decisions',
  act: 'decision.record',
  arguments: {
    text: longText({ position: 1, rest: true, max: 1000, keys: ['texte', 'décision'] }),
    type: choice(
      {
        functional: ['fonctionnelle', 'fonctionnel'],
        organisational: ['organisationnelle', 'organisationnel', 'organisation'],
        steering: ['pilotage'],
        arbitration: ['arbitrage'],
        calendar: ['calendrier', 'planning'],
        goNoGo: ['go', 'feu vert', 'go/no-go'],
      },
      { optional: true },
    ),
    item: text({ optional: true, max: 80, keys: ['point'] }),
    owner: entity<Person>('person', { optional: true, keys: ['responsable'] }),
    effective: date({ optional: true, keys: ['effet', 'le'] }),
    reason: longText({ optional: true, max: 1000, keys: ['raison', 'motif'] }),
    replaces: entity<Decision>('decision', { optional: true, keys: ['remplace'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
    source: url({ optional: true, hidden: true, keys: ['lien'] }),
  },
  fromMessage: { text: 'text', source: 'source' },
  committeeOf: (values) => values.committee?.value.id,

  async run(turn, values) {
    const { t, tx } = turn;
    const committee = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!committee) return sayNo(turn, 'decision.whichCommittee');
    const number = await nextNumber(tx, turn.space.id, 'D', today(turn).year);
    const row = await tx.decision.create({
      data: {
        spaceId: turn.space.id,
        number,
        text: values.text,
        type: values.type ?? 'steering',
        committeeId: committee.id,
        item: values.item,
        ownerId: values.owner?.value.id,
        effectiveOn: values.effective ? dateColumn(values.effective) : null,
        rationale: values.reason,
        supersedesId: values.replaces?.value.id,
        sourceUrl: values.source,
        recordedById: turn.onBehalfOfId ?? turn.actor.id,
        recordedAt: toDate(turn.now),
      },
    });
    await journal(
      turn,
      'decision.recorded',
      { type: 'decision', id: row.id },
      { after: { number, text: values.text } },
    );
    const fields: Field[] = [
      { label: t('decision.field.type'), value: t(`command.decision.argument.type.${row.type}`) },
      { label: t('decision.field.state'), value: t(`decision.state.${row.state}`) },
    ];
    if (values.owner) fields.push({ label: t('decision.field.owner'), value: fullName(values.owner.value) });
    if (values.effective)
      fields.push({ label: t('decision.field.effective'), value: formatDate(values.effective, t.locale) });
    if (values.reason) fields.push({ label: t('decision.field.reason'), value: values.reason });
    if (values.replaces) fields.push({ label: t('decision.field.replaces'), value: values.replaces.text });
    if (values.source) fields.push(sourceField(values.source, t));
    return {
      outcome: 'done',
      visibility: 'here',
      card: {
        heading: t('decision.heading', { number }),
        blocks: [
          { kind: 'text', text: values.text },
          { kind: 'fields', fields },
          { kind: 'notice', tone: 'neutral', text: t('decision.draftHint', { committee: committee.code }) },
        ],
      },
    };
  },
});
