import type { Block, CommandButton } from '../../../conversation/card.ts';
import type { Reply } from '../../../conversation/reply.ts';
import { sittingOf } from '../../../decisions/sitting.ts';
import { today } from '../../../people/today.ts';
import type { DomainTurn } from '../../../people/turn.ts';
import type { Committee, Decision } from '../../../store/generated/client.ts';
import { conflictBlocks, realismBlocks } from '../checks/check-blocks.ts';
import { conflictsOf } from '../checks/conflicts-of.ts';
import { realismOf } from '../checks/realism.ts';
import { readPlan } from '../read-plan.ts';
import { planOfVersion } from './plan-of-version.ts';
import { adoptedVersion, askedOf, standingOf, type VersionWithOpinions } from './version.ts';
import { opinionsField } from './version-words.ts';

/** Decisions offered for an adoption, the last ones. */
const offered = 3;

/** By what the version is to be adopted, as far as it was said. */
interface AskedAdoption {
  decision?: { value: Decision };
  session: boolean;
}

/** Both bounds of the realism check and what does not fit, before anything is adopted or proposed. */
export async function adoptionPreview(
  turn: DomainTurn,
  asked: AskedAdoption,
  version: VersionWithOpinions,
  committee: Committee,
): Promise<Reply> {
  const { tx, t, space } = turn;
  const day = today(turn);
  const { number } = version;
  const plan = planOfVersion(await readPlan(tx, space.id), version);
  const standing = standingOf(version.opinions, await askedOf(tx, version, day));
  const ways = await waysToDecide(turn, asked, version, committee);
  const waiting: Block[] =
    standing.vendor === 'awaited' || standing.vendor === 'objection'
      ? [{ kind: 'notice', tone: 'warning', text: t(`deployment.calendar.adopt.vendor.${standing.vendor}`) }]
      : [];
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('deployment.calendar.adopt.heading', { number }),
      blocks: [
        { kind: 'fields', fields: [opinionsField(standing, t)] },
        ...waiting,
        ...realismBlocks(realismOf(plan, day), t),
        ...conflictBlocks(conflictsOf(plan, day), t),
        ...ways.blocks,
      ],
      actions: ways.buttons,
    },
  };
}

/** By the decision that was named or one of the last, in the session that is held, else through the next agenda. */
async function waysToDecide(
  turn: DomainTurn,
  asked: AskedAdoption,
  version: VersionWithOpinions,
  committee: Committee,
): Promise<{ blocks: Block[]; buttons: CommandButton[] }> {
  const { tx, t } = turn;
  const number = String(version.number);
  const adopting = (
    id: string,
    label: string,
    more: Record<string, string>,
    main: boolean,
  ): CommandButton => ({
    id,
    label,
    ...(main && { style: 'primary' as const }),
    command: 'calendar adopt',
    arguments: { version: number, ...more, confirmed: 'true' },
  });
  const named = asked.decision?.value;
  const decisions = named ? [named] : asked.session ? [] : await freeDecisions(turn, committee);
  const sitting = named ? null : await sittingOf(tx, committee.id);
  const here = sitting && !sitting.barredBy;
  const buttons = [
    ...(here
      ? [adopting('session', t('deployment.calendar.button.adoptNow'), { session: 'true' }, true)]
      : []),
    ...decisions.map((decision, index) =>
      adopting(
        `adopt-${decision.number}`,
        t('deployment.calendar.button.adoptBy', { decision: decision.number }),
        { decision: decision.number },
        !here && index === 0,
      ),
    ),
  ];
  if (buttons.length > 0)
    return {
      blocks: decisions.map((one) => ({ kind: 'text', text: `${one.number} · ${one.text}` })),
      buttons,
    };
  return {
    blocks: [{ kind: 'notice', tone: 'neutral', text: t('deployment.calendar.decisionNeeded') }],
    buttons: [
      {
        id: 'agenda',
        label: t('deployment.calendar.button.agenda'),
        style: 'primary',
        command: 'agenda add',
        arguments: {
          title: t('deployment.calendar.agendaTitle', { number }),
          purpose: 'decision',
          committee: committee.code,
        },
      },
    ],
  };
}

/** Decisions about the calendar that were adopted since the version in force and adopt none yet. */
async function freeDecisions({ tx, space }: DomainTurn, { id }: Committee): Promise<Decision[]> {
  const versions = await tx.calendarVersion.findMany({
    where: { spaceId: space.id, decisionId: { not: null } },
    select: { decisionId: true },
  });
  const inForce = await adoptedVersion(tx, space.id);
  return tx.decision.findMany({
    where: {
      committeeId: id,
      type: 'calendar',
      state: { in: ['adopted', 'applied'] },
      id: { notIn: versions.flatMap(({ decisionId }) => decisionId ?? []) },
      ...(inForce?.adoptedAt && { adoptedAt: { gte: inForce.adoptedAt } }),
    },
    orderBy: { number: 'desc' },
    take: offered,
  });
}
