import { entity, flag, longText } from '../../conversation/arguments.ts';
import { formatDuration } from '../../conversation/format.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { journal } from '../../people/journal.ts';
import { judgeAct, refusal } from '../../people/permit.ts';
import { readingOf, unreadable } from '../../people/reading.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { type Committee, Prisma } from '../../store/generated/client.ts';
import { agendaTime } from '../agenda-time.ts';
import { wordsOfSpace } from '../agenda-words.ts';
import { readStandingPoints } from '../read-standing-points.ts';
import { type StandingPoint, standingPoints } from '../standing-points.ts';

/** The standing points of a committee: shown to its members, changed by the chair and the leads for the agendas to come. */
export const agendaTemplate = domainCommand({
  name: 'agenda template',
  alias: 'ordre-du-jour modèle',
  synonyms: ['odj modèle'],
  group: 'meetings',
  arguments: {
    points: longText({ optional: true, position: 1, rest: true, keys: ['points', 'lignes'] }),
    usual: flag({ keys: ['habituel', 'défaut', 'default'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  },
  committeeOf: (values) => values.committee?.value.id,

  async run(turn, values) {
    const committee = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!committee) return sayNo(turn, 'agenda.whichCommittee', {}, 'committee');
    const changes = values.points !== undefined || values.usual;
    if (!changes) {
      const whole = (await readingOf(turn, committee.id)) === 'whole';
      return whole ? shown(turn, committee, 'agenda.template.heading') : unreadable(turn, committee.id);
    }
    const judgement = await judgeAct(turn, 'agenda.accept', { committeeId: committee.id, own: false });
    if (judgement.verdict !== 'allowed') return refusal(turn, 'agenda.accept', judgement);
    if (values.usual) return store(turn, committee, null);
    const read = readStandingPoints(values.points ?? '');
    if ('problem' in read)
      return sayNo(turn, `agenda.template.${read.problem}`, { line: read.line }, 'points');
    return store(turn, committee, read.points);
  },
});

async function store(turn: DomainTurn, committee: Committee, points: StandingPoint[] | null) {
  const stored = await turn.tx.committee.update({
    where: { id: committee.id },
    data: { agendaTemplate: points === null ? Prisma.DbNull : (points as unknown as Prisma.InputJsonArray) },
  });
  await journal(
    turn,
    'committee.agendaTemplate',
    { type: 'committee', id: committee.id },
    {
      before: { points: committee.agendaTemplate },
      after: { points: stored.agendaTemplate },
    },
  );
  return shown(turn, stored, 'agenda.template.stored');
}

async function shown(turn: DomainTurn, committee: Committee, heading: string) {
  const { t } = turn;
  const points = standingPoints(committee, await wordsOfSpace(turn.tx, turn.space.id));
  const { accepted } = agendaTime(
    points.map((point) => ({ ...point, state: 'accepted' })),
    0,
  );
  return {
    outcome: 'done' as const,
    visibility: 'private' as const,
    card: {
      heading: t(heading, { committee: committee.label }),
      blocks: [
        {
          kind: 'list' as const,
          items: points.map(({ title, purpose, minutes }, index) => ({
            text: [{ bold: String(index + 1) }, ` · ${title}`],
            detail: `${t(`command.agenda.add.argument.purpose.${purpose}`)} · ${formatDuration(minutes, t.locale)}`,
          })),
        },
        {
          kind: 'text' as const,
          text: t('agenda.template.total', {
            count: points.length,
            minutes: accepted > 0 ? formatDuration(accepted, t.locale) : '0',
          }),
        },
        { kind: 'text' as const, text: t('agenda.template.how') },
      ],
    },
  };
}
