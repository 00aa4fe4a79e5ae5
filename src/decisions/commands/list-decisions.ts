import { choice, entity, integer } from '../../conversation/arguments.ts';
import type { Block, CommandButton } from '../../conversation/card.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { namesById } from '../../people/names-by-id.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee, Person } from '../../store/generated/client.ts';
import { decisionLine } from '../decision-card.ts';
import { decisionTypes } from '../decision-types.ts';
import { readableDecisions } from '../readable-decisions.ts';

/** Decisions a page of the register shows. */
const shown = 15;

const filters = {
  owner: entity<Person>('person', { position: 1, optional: true, keys: ['responsable', 'de'] }),
  state: choice(
    {
      draft: ['projet', 'projets', 'brouillon'],
      adopted: ['adoptées', 'adopté'],
      rejected: ['rejetées', 'rejeté'],
      applied: ['appliquées', 'appliqué'],
      superseded: ['remplacées', 'remplacé'],
      withdrawn: ['retirées', 'retiré'],
    },
    { position: 3, optional: true, keys: ['état', 'statut'] },
  ),
  type: choice(decisionTypes, { optional: true }),
  committee: entity<Committee>('committee', { position: 2, optional: true, keys: ['comité'] }),
  meeting: entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] }),
  year: integer({ optional: true, min: 2000, max: 2200, keys: ['année'] }),
  page: integer({ optional: true, hidden: true, min: 1, max: 10_000 }),
};

/** The register of decisions that the person may read, the latest first, page by page. */
export const listDecisions = domainCommand({
  name: 'decisions',
  alias: 'décisions',
  group: 'decisions',
  readOnly: true,
  arguments: filters,

  async run(turn, values) {
    const { t, tx } = turn;
    const { page = 1 } = values;
    const where = {
      AND: [
        await readableDecisions(turn),
        {
          ownerId: values.owner?.value.id,
          state: values.state ?? undefined,
          type: values.type,
          committeeId: values.committee?.value.id,
          meetingId: values.meeting?.value.id,
          ...(values.year ? { number: { startsWith: `D-${values.year}-` } } : {}),
        },
      ],
    };
    const count = await tx.decision.count({ where });
    const decisions = await tx.decision.findMany({
      where,
      orderBy: { number: 'desc' },
      skip: (page - 1) * shown,
      take: shown,
    });
    const names = await namesById(
      tx,
      decisions.map(({ ownerId }) => ownerId),
    );
    const { page: _page, ...kept } = printArguments({ name: 'decisions', arguments: filters }, values);
    const next: CommandButton = {
      id: 'next',
      label: t('decision.list.next'),
      command: 'decisions',
      arguments: { ...kept, page: String(page + 1) },
    };
    const filtered = Object.keys(kept).length > 0;
    const blocks: Block[] =
      decisions.length === 0
        ? [{ kind: 'text', text: t(filtered ? 'decision.list.noneSuch' : 'decision.list.none') }]
        : [
            { kind: 'text', text: t('decision.list.count', { count }) },
            {
              kind: 'list',
              items: decisions.map((one) =>
                decisionLine({ ...one, ownerName: names.get(one.ownerId ?? '') ?? null }, t),
              ),
            },
          ];
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('decision.list.heading'),
        blocks,
        actions: count > page * shown ? [next] : [],
      },
    };
  },
});
