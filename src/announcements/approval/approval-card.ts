/** An announcement before it leaves: its words, when it leaves and to how many, and what the reader may do about it. */

import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Announcement } from '../../store/generated/client.ts';
import { plainDate, toInstant } from '../../time.ts';
import { awaitsApproval, seenMark } from '../announcement.ts';
import { textBlocks } from '../texts/text-blocks.ts';
import { argumentsOf } from '../to-staff/staff-card.ts';
import type { ApprovalView } from './approval-view.ts';

/** @param notice what has just happened, above all else */
export function approvalCard(view: ApprovalView, t: Translator, notice?: Block): Card {
  const { announcements, deployment } = view;
  const waiting = announcements.filter(awaitsApproval);
  const several = announcements.length > 1;
  return {
    heading: t(waiting.length > 0 ? 'announcement.approval.heading' : 'announcement.approval.settled', {
      site: deployment.site.name,
      count: announcements.length,
      asked: view.approves ? 'approve' : view.writes ? 'read' : 'nothing',
    }),
    blocks: [
      ...(notice ? [notice] : []),
      ...announcements.flatMap((one, index) => [
        ...(index > 0 ? [{ kind: 'divider' as const }] : []),
        ...announcementBlocks(one, view, t, several),
      ]),
      ...askBlocks(view, waiting, t),
    ],
    actions: actionsOf(view, waiting, t, several),
  };
}

function announcementBlocks(
  announcement: Announcement,
  view: ApprovalView,
  t: Translator,
  several: boolean,
): Block[] {
  const edit = editButton(announcement, view, t);
  return [
    {
      kind: 'text',
      text: [{ bold: `${t(`announcement.kind.${announcement.kind}`)} · ${announcement.title}` }],
    },
    ...textBlocks(announcement.body),
    { kind: 'text', text: stateLine(announcement, view, t) },
    ...(several && edit ? [{ kind: 'actions' as const, buttons: [edit] }] : []),
  ];
}

/** Where it stands: when it leaves and to how many, who approved it, when it was sent. */
export function stateLine(
  { state, kind, plannedOn, approvedById, sentAt }: Announcement,
  { deployment, day, staff, names }: Pick<ApprovalView, 'deployment' | 'day' | 'staff' | 'names'>,
  t: Translator,
): string {
  const sent = sentAt && dayOn(deployment.site, toInstant(sentAt));
  const values = {
    day: plannedOn ? formatDate(plainDate(plannedOn), t.locale, { year: false }) : '',
    dated: datedOn(plannedOn && plainDate(plannedOn), day),
    sent: sent ? formatDate(sent, t.locale, { year: false }) : '',
    name: (approvedById && names.get(approvedById)) || '',
    staff,
    correction: kind === 'correction',
  };
  // @keys announcement.state.*
  return t(`announcement.state.${state}`, values);
}

/** Whether it has a day to leave, and that day is behind. */
export function datedOn(planned: Temporal.PlainDate | null, day: Temporal.PlainDate): 'no' | 'yes' | 'late' {
  if (!planned) return 'no';
  return Temporal.PlainDate.compare(planned, day) < 0 ? 'late' : 'yes';
}

function askBlocks(
  { approves, approvers }: ApprovalView,
  waiting: readonly Announcement[],
  t: Translator,
): Block[] {
  if (waiting.length === 0) return [];
  const count = waiting.length;
  const text = approves
    ? t.rich('announcement.approval.ask', { count })
    : t.rich('announcement.approval.others', {
        count,
        names: formatList(approvers, t.locale, 'disjunction'),
        somebody: approvers.length > 0 ? 'yes' : 'no',
      });
  return [{ kind: 'text', text }];
}

function actionsOf(
  view: ApprovalView,
  waiting: readonly Announcement[],
  t: Translator,
  several: boolean,
): CommandButton[] {
  const [first] = view.announcements;
  const edit = !several && first ? editButton(first, view, t) : null;
  return [
    ...(view.approves && waiting.length > 0
      ? [
          {
            id: 'announcement-approve',
            label: t('announcement.button.approve', { count: waiting.length }),
            style: 'primary' as const,
            command: 'announcement approve',
            arguments: { site: view.deployment.site.code, seen: seenMark(waiting) },
          },
        ]
      : []),
    ...(edit ? [edit] : []),
  ];
}

function editButton(announcement: Announcement, view: ApprovalView, t: Translator): CommandButton | null {
  const open = awaitsApproval(announcement) || announcement.state === 'approved';
  if (!view.writes || !open) return null;
  return {
    id: `announcement-edit-${announcement.kind}`,
    label: t('announcement.button.edit'),
    command: 'announcement edit',
    arguments: argumentsOf(view.deployment, announcement),
  };
}
