import type { Ledger } from '../../delivery/ledger.ts';
import { type DeploymentOfSite, goLiveOf, readDeployment } from '../../deployments/deployment.ts';
import { codesOfAnnouncement } from '../../deployments/deployment-timeline.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { journal } from '../../people/journal.ts';
import { sendingFor } from '../../people/space-context.ts';
import type { Happening, HouseAct } from '../../people/turn.ts';
import { clockOn, dayOn } from '../../sites/day-on.ts';
import { staffOf } from '../../sites/staff.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { Announcement } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toDate } from '../../time.ts';
import { awaitsApproval, findOfSite, lockAnnouncement, subjectOf } from '../announcement.ts';
import { functionalLead } from '../functional-lead.ts';
import { isSiteKind, kindOfRule, ruleOf, type SiteKind, siteKinds } from '../kinds.ts';
import { nextShiftStart } from './next-shift.ts';

/** Rows that were said to somebody, or will be. */
const living = ['planned', 'held', 'queued', 'sending', 'sent', 'relayed', 'uncertain'] as const;

/**
 * The day of an announcement has come, before its first shift: an approved one is sent from now on, and its text stands. One that
 * nobody approved does not leave (invariant 4): it expires, and who leads the project is told.
 */
export const leaveOnItsDay: HouseAct = async (context, { rule, subjectId, subjectVersion }) => {
  const kind = kindOfRule(rule);
  const found =
    kind && (await findOfSite(context.tx, { deploymentId: subjectId, version: subjectVersion, kind }));
  if (!found || (await isStopped(context.tx, subjectId))) return;
  const announcement = await lockAnnouncement(context.tx, found.id);
  if (announcement.state === 'approved') return markSent(context, announcement, context.at);
  if (!awaitsApproval(announcement)) return;
  await context.tx.announcement.update({ where: { id: announcement.id }, data: { state: 'expired' } });
  await journal(context, 'announcement.expired', subjectOf(announcement), { after: { kind } });
  await tellMissed(context, await readDeployment(context.tx, subjectId), announcement, kind);
};

async function markSent(by: Happening, announcement: Announcement, at: Temporal.Instant): Promise<void> {
  await by.tx.announcement.update({
    where: { id: announcement.id },
    data: { state: 'sent', sentAt: toDate(at) },
  });
  const after = { kind: announcement.kind, text: announcement.textVersion };
  await journal(by, 'announcement.sent', subjectOf(announcement), { after });
}

async function tellMissed(
  by: Happening,
  deployment: DeploymentOfSite,
  { id, version }: Announcement,
  kind: SiteKind,
): Promise<void> {
  const day = dayOn(deployment.site, by.now);
  const lead = await functionalLead(by.tx, deployment, day);
  if (!lead) return;
  const { personId, insteadOf } = lead;
  await by.ledger.notify(by.tx, {
    spaceId: deployment.spaceId,
    rule: `${ruleOf[kind].code}-MISSED`,
    subject: { type: 'deployment', id: deployment.id, version: version ?? deployment.version },
    recipient: { kind: 'person', id: personId },
    message: 'announcement.missed',
    parameters: { announcement: id, ...(insteadOf && { insteadOf }) },
    nature: 'alert',
    on: goLiveOf(deployment) ?? undefined,
    correlationId: by.correlationId,
  });
}

/**
 * An approval that came after the day: it leaves at the next start of each shift, as long as the go-live is ahead. Whoever still has
 * it coming by the timeline gets it there.
 */
export async function leaveLate(
  by: Happening,
  deployment: DeploymentOfSite,
  announcement: Announcement,
): Promise<void> {
  const { kind } = announcement;
  if (!isSiteKind(kind)) return;
  const codes = codesOfAnnouncement(kind);
  await markSent(by, announcement, by.now);
  const told = await recipientsOf(by.tx, deployment, Object.values(codes));
  await sendToStaff(by, deployment, {
    rule: codes.late,
    subject: { type: 'deployment', id: deployment.id, version: deployment.version },
    message: `announcement.${kind}`,
    nature: 'announcement',
    among: (personId) => !told.has(personId),
  });
  const { channelId } = deployment.site;
  if (channelId && !told.has(channelId))
    await by.ledger.notify(by.tx, {
      spaceId: deployment.spaceId,
      rule: codes.late,
      subject: { type: 'deployment', id: deployment.id, version: deployment.version },
      recipient: { kind: 'channel', id: channelId },
      message: 'announcement.posted',
      nature: 'post',
      live: true,
      on: goLiveOf(deployment) ?? undefined,
      correlationId: by.correlationId,
    });
}

interface ToStaff extends Pick<Parameters<Ledger['notify']>[1], 'rule' | 'subject' | 'message' | 'nature'> {
  parameters?: Record<string, unknown>;
  /** Which of the staff. */
  among(personId: string): boolean;
}

/** One message to each of the staff at the next start of their shift. @returns how many get it */
export async function sendToStaff(
  by: Happening,
  deployment: DeploymentOfSite,
  { among, ...notice }: ToStaff,
): Promise<number> {
  const { site, spaceId } = deployment;
  const now = clockOn(site, by.now);
  const calendar = await calendarOfSite(by.tx, site);
  const { defaultHour } = await sendingFor(by.tx, spaceId, site.organisationId);
  const staff = (await staffOf(by.tx, site, now.toPlainDate())).filter(({ person }) => among(person.id));
  for (const { person, shiftStartsAt } of staff)
    await by.ledger.notify(by.tx, {
      ...notice,
      spaceId,
      recipient: { kind: 'person', id: person.id },
      live: true,
      at: nextShiftStart(now, shiftStartsAt ?? defaultHour, calendar).toInstant(),
      on: goLiveOf(deployment) ?? undefined,
      correlationId: by.correlationId,
    });
  return staff.length;
}

/** Who was told by these rules, or has it coming, for the present date of a deployment. */
async function recipientsOf(
  tx: Transaction,
  { id, version }: DeploymentOfSite,
  rules: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType: 'deployment',
      subjectId: id,
      subjectVersion: version,
      rule: { in: [...rules] },
      state: { in: [...living] },
    },
    select: { recipientId: true },
  });
  return new Set(rows.map(({ recipientId }) => recipientId));
}

/**
 * Everybody who was told an announcement of a site, at whatever date it was to start: a correction reaches them. That it was sent is
 * not enough: its messages may have been stopped before they left.
 */
export async function toldOf(
  tx: Transaction,
  deploymentId: string,
  kinds: readonly SiteKind[] = siteKinds,
): Promise<Set<string>> {
  const codes = kinds.flatMap((kind) => Object.values(codesOfAnnouncement(kind)));
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType: 'deployment',
      subjectId: deploymentId,
      rule: { in: codes },
      state: { in: ['sending', 'sent', 'relayed', 'uncertain'] },
    },
    select: { recipientId: true },
    distinct: ['recipientId'],
  });
  return new Set(rows.map(({ recipientId }) => recipientId));
}
