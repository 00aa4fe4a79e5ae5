/** What COM, DIR and the leads read before an announcement leaves, or when it did not. */

import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { ComposeContext, Composers } from '../../delivery/ledger.ts';
import { type DeploymentOfSite, readDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { inPlaceOf } from '../../people/for-lead.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Announcement, MessageDelivery, Person } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';
import { awaitsApproval, findOfSite } from '../announcement.ts';
import { functionalLead } from '../functional-lead.ts';
import { kindOfRule, type SiteKind } from '../kinds.ts';
import { lowReadingPercent, readReading } from '../reading/read-reading.ts';
import { groupLine, noteButtons } from '../reading/reading-card.ts';
import { isLow, lowGroups, percentOf } from '../reading/reading-rate.ts';
import { approvalCard } from './approval-card.ts';
import { viewForApproval } from './approval-view.ts';
import { movedLine } from './moved-line.ts';

/** Which announcements each rule puts before who approves them: A3 is approved with A2 (4.4b). */
const kindsToApprove: Readonly<Record<string, readonly SiteKind[]>> = {
  D02: ['first'],
  D08: ['second', 'third'],
};

export const approvalComposers: Composers = {
  'announcement.toApprove': async (context, row) => {
    const { tx, t, personId, now, redraw } = context;
    const announcements = await toApprove(tx, row);
    if (announcements.length === 0) return null;
    if (!redraw && !announcements.some(awaitsApproval)) return null;
    if (!redraw && (await isStopped(tx, announcements[0]?.deploymentId ?? row.subjectId))) return null;
    const deploymentId = announcements[0]?.deploymentId as string;
    const view = await viewForApproval(tx, deploymentId, announcements, personId, now);
    return { card: approvalCard(view, t, whyAgain(row, view.deployment, announcements, t)) };
  },

  /** One working day before, to who leads the project. */
  'announcement.notApproved': async (context, row) => {
    const { tx, personId, now } = context;
    const kind = kindOfRule(row.rule);
    if (!kind || (await isStopped(tx, row.subjectId))) return null;
    const deployment = await readDeployment(tx, row.subjectId);
    const day = dayOn(deployment.site, now);
    const lead = await functionalLead(tx, deployment, day);
    const which = { deploymentId: row.subjectId, version: row.subjectVersion, kind };
    const announcement = await findOfSite(tx, which);
    if (lead?.personId !== personId || (announcement && !awaitsApproval(announcement))) return null;
    const away = await absentPerson(tx, lead.insteadOf);
    return {
      card: await alertCard(context, deployment, kind, announcement, 'announcement.notApproved', away),
    };
  },

  'announcement.missed': async (context, row) => {
    const { tx } = context;
    const { announcement: id, insteadOf } = row.parameters as { announcement: string; insteadOf?: string };
    const announcement = await tx.announcement.findUniqueOrThrow({ where: { id } });
    const deployment = await readDeployment(tx, row.subjectId);
    const kind = kindOfRule(row.rule) ?? 'first';
    const away = await absentPerson(tx, insteadOf);
    return {
      card: await alertCard(context, deployment, kind, announcement, 'announcement.missed', away),
    };
  },

  /** J-27: the site or one of its teams has hardly read A1; its referents print the note (C40). */
  'announcement.readingNote': async (context, row) => {
    const { tx, t, now } = context;
    const deployment = await readDeployment(tx, row.subjectId);
    const which = { deploymentId: row.subjectId, version: row.subjectVersion, kind: 'first' as const };
    const announcement = await findOfSite(tx, which);
    if (announcement?.state !== 'sent' || (await isStopped(tx, row.subjectId))) return null;
    const day = dayOn(deployment.site, now);
    const reading = await readReading(tx, announcement, deployment, day);
    const percent = await lowReadingPercent(tx, deployment.spaceId);
    if (!isLow(reading, percent)) return null;
    const low = lowGroups(reading, percent);
    return {
      card: {
        heading: t('announcement.note.heading', { site: deployment.site.name }),
        blocks: [
          {
            kind: 'text',
            text: t('announcement.note.rate', {
              read: reading.read,
              size: reading.size,
              percent: percentOf(reading),
            }),
          },
          ...(low.length > 0
            ? [
                {
                  kind: 'list' as const,
                  heading: t('announcement.note.low', { percent }),
                  items: low.map((group) => ({ text: groupLine(group, t), tone: 'warning' as const })),
                },
              ]
            : []),
          { kind: 'text', text: t('announcement.note.ask') },
        ],
        actions: asMain(noteButtons(announcement, deployment, t)),
      },
    };
  },
};

async function absentPerson(tx: Transaction, id: string | undefined): Promise<Person | null> {
  return id ? tx.person.findUnique({ where: { id } }) : null;
}

async function toApprove(tx: Transaction, row: MessageDelivery): Promise<Announcement[]> {
  if (row.subjectType === 'announcement')
    return [await tx.announcement.findUniqueOrThrow({ where: { id: row.subjectId } })];
  const { kinds = kindsToApprove[row.rule] ?? [] } = row.parameters as { kinds?: SiteKind[] };
  const found: Announcement[] = [];
  for (const kind of kinds) {
    const which = { deploymentId: row.subjectId, version: row.subjectVersion, kind };
    // What a later date has overtaken is shown as it was.
    const announcement =
      (await findOfSite(tx, which)) ??
      (await tx.announcement.findFirst({ where: which, orderBy: { id: 'desc' } }));
    if (announcement) found.push(announcement);
  }
  return found;
}

/** Why it is asked again: the date moved, or the words changed after they were approved. */
function whyAgain(
  { parameters }: MessageDelivery,
  deployment: DeploymentOfSite,
  [first]: readonly Announcement[],
  t: Translator,
): Block | undefined {
  const { changedBy, why } = parameters as { changedBy?: string; why?: string };
  const moved = movedLine(deployment, first?.version ?? null, t);
  if (moved) return { kind: 'notice', tone: 'warning', text: moved };
  if (changedBy)
    return { kind: 'notice', tone: 'warning', text: t('announcement.changedBy', { name: changedBy }) };
  // @keys announcement.why.*
  return why ? { kind: 'notice', tone: 'warning', text: t(`announcement.why.${why}`) } : undefined;
}

async function alertCard(
  { tx, t, now }: ComposeContext,
  deployment: DeploymentOfSite,
  kind: SiteKind,
  announcement: Announcement | null,
  key: 'announcement.notApproved' | 'announcement.missed',
  away: Person | null,
): Promise<Card> {
  const announcements = announcement ? [announcement] : [];
  const view = await viewForApproval(tx, deployment.id, announcements, null, now);
  const day = announcement?.plannedOn
    ? formatDate(plainDate(announcement.plannedOn), t.locale, { year: false })
    : '';
  const values = {
    site: deployment.site.name,
    kind: t(`announcement.kind.${kind}`),
    day,
    dated: day === '' ? 'no' : 'yes',
    names: formatList(view.approvers, t.locale, 'disjunction'),
    somebody: view.approvers.length > 0 ? 'yes' : 'no',
  };
  return {
    // @keys announcement.notApproved.heading announcement.missed.heading announcement.notApproved.text announcement.missed.text
    heading: t(`${key}.heading`, values),
    blocks: [
      { kind: 'text', text: t.rich(announcement ? `${key}.text` : 'announcement.notDrafted', values) },
    ],
    actions: [
      {
        id: 'announcement-show',
        label: t('announcement.button.show'),
        style: 'primary',
        command: 'announcement',
        arguments: { site: deployment.site.code },
      },
    ],
    ...inPlaceOf(away, t),
  };
}

function asMain([first, ...others]: CommandButton[]): CommandButton[] {
  return first ? [{ ...first, style: 'primary' }, ...others] : [];
}
