/** C30: shows what another go-live touches, then does it on confirmation. */

import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { clockOn, dayOn } from '../../sites/day-on.ts';
import type { Site } from '../../store/generated/client.ts';
import { type DeploymentOfSite, deploymentOfSite, goLiveOf, lockDeployment } from '../deployment.ts';
import { cannotMove } from './cannot-move.ts';
import { changeDate } from './change-date.ts';
import { type Impact, impactOf } from './impact.ts';
import { dateWords, impactBlocks } from './impact-card.ts';
import { findingBlocks } from './new-findings.ts';
import { type ReasonApproval, reasonApproval } from './reason-approval.ts';
import { siteButtons } from './site-buttons.ts';
import { directionOf } from './told-date.ts';

export interface Move {
  site: Site;
  /** Null: put off without a new date. */
  to: Temporal.PlainDate | null;
  reason: string;
  confirmed: boolean;
  /** What the author said of the director's agreement, where it is asked. */
  reasonAgreed: boolean;
  version: number | undefined;
}

export async function moveSite(turn: DomainTurn, move: Move): Promise<Reply> {
  const found = await deploymentOfSite(turn.tx, move.site.id);
  const deployment = found && (await lockDeployment(turn.tx, found.id));
  const refusal = cannotMove(turn, deployment, move.version);
  if (refusal || !deployment) return refusal ?? sayNo(turn, 'deployment.none', {}, 'site');
  const from = goLiveOf(deployment);
  const { to, reason } = move;
  if (to && Temporal.PlainDate.compare(to, dayOn(deployment.site, turn.now)) <= 0)
    return sayNo(turn, 'deployment.move.past', { date: formatDate(to, turn.locale) }, 'date');
  if (directionOf(from, to) === 'same')
    return sayNo(
      turn,
      'deployment.move.same',
      { site: deployment.site.name, date: dateWords(from, turn) },
      'date',
    );
  const impact = await impactOf(turn, deployment, to);
  const approval = await reasonApproval(turn, deployment);
  if (!move.confirmed) return preview(turn, deployment, move, impact, approval);
  await changeDate(turn, deployment, {
    ...{ to, reason },
    reasonAgreed: approval === 'given' || (approval === 'asked' && move.reasonAgreed),
  });
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: await doneCard(turn, deployment.id, impact),
  };
}

async function preview(
  turn: DomainTurn,
  deployment: DeploymentOfSite,
  move: Move,
  impact: Impact,
  approval: ReasonApproval,
): Promise<Reply> {
  const { t } = turn;
  const { site } = deployment;
  const direction = directionOf(impact.from, impact.to);
  const notices: Block[] = [
    ...(await findingBlocks(turn, deployment, impact.to)),
    { kind: 'text', text: t.rich('deployment.move.reason', { reason: move.reason }) },
  ];
  if (approval !== 'given')
    notices.push({
      kind: 'notice',
      tone: 'warning',
      // @keys deployment.move.approval.*
      text: t(`deployment.move.approval.${approval}`, { name: site.director ? fullName(site.director) : '' }),
    });
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      // @keys deployment.move.heading.*
      heading: t(`deployment.move.heading.${direction}`, { site: site.name }),
      blocks: [...(await impactBlocks(turn, impact)), ...notices],
      actions: confirmButtons(turn, deployment, move, approval),
    },
  };
}

/** One button where the reason is approved; else the lead says whether the director agreed that the staff be told why. */
function confirmButtons(
  { t }: DomainTurn,
  { site, version }: DeploymentOfSite,
  { to, reason }: Move,
  approval: ReasonApproval,
): CommandButton[] {
  const button = (id: string, label: string, agreed: boolean): CommandButton => ({
    id,
    label,
    command: 'site postpone',
    arguments: {
      site: site.code,
      ...(to && { date: to.toString() }),
      reason,
      version: String(version),
      confirmed: 'true',
      ...(agreed && { agreed: 'true' }),
    },
  });
  const without = button('confirm-without', t('deployment.move.confirmWithout'), false);
  if (approval === 'notAskable') return [{ ...without, style: 'primary' }];
  if (approval === 'given')
    return [{ ...button('confirm', t('deployment.move.confirm'), true), style: 'primary' }];
  return [{ ...button('confirm', t('deployment.move.confirmAgreed'), true), style: 'primary' }, without];
}

async function doneCard(turn: DomainTurn, deploymentId: string, impact: Impact): Promise<Card> {
  const { t } = turn;
  const { site } = await lockDeployment(turn.tx, deploymentId);
  const direction = directionOf(impact.from, impact.to);
  const dropped = impact.fates.dropped ?? [];
  const blocks: Block[] = [
    // @keys deployment.moved.line.*
    {
      kind: 'text',
      text: t.rich(`deployment.moved.line.${direction}`, {
        from: dateWords(impact.from, turn),
        to: dateWords(impact.to, turn),
      }),
    },
    {
      kind: 'text',
      text: t('deployment.moved.told', {
        corrections: impact.corrections.people,
        informed: impact.informed.length + impact.vendor.length,
      }),
    },
  ];
  if (impact.voteOpened) blocks.push({ kind: 'text', text: t('deployment.moved.vote') });
  if (dropped.length > 0 && impact.to)
    blocks.push({
      kind: 'list',
      heading: t('deployment.moved.dropped'),
      items: dropped.map(({ rule, at }) => ({
        // @keys deployment.rule.*
        text: t(`deployment.rule.${rule}`),
        ...(at && { detail: formatDate(clockOn(site, at), turn.locale) }),
      })),
    });
  return {
    heading: t('deployment.moved.heading', { site: site.name }),
    blocks,
    actions: siteButtons(turn, site.code),
  };
}
