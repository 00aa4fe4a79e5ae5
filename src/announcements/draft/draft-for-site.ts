import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { dayOfRuleFor } from '../../deployments/deployment-timeline.ts';
import { journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { Announcement } from '../../store/generated/client.ts';
import type { AnnouncementKind } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { dateColumn, toDate } from '../../time.ts';
import { findOfSite, subjectOf } from '../announcement.ts';
import { isSiteKind, ruleOf, type SiteKind } from '../kinds.ts';
import { type Corrected, factsOfSite } from '../texts/facts-of-site.ts';
import { fill, sitePlaceholders } from '../texts/placeholders.ts';
import { type Template, templateFor } from '../texts/template.ts';

/**
 * Drafts the announcements of these kinds for the present date of a deployment, from their templates; one that exists already is
 * left as it is. A draft waits for approval from the start: COM and DIR are told by the rules D02 and D08.
 *
 * @returns all of them, in the order asked
 */
export async function draftForSite(
  by: Happening,
  deployment: DeploymentOfSite,
  kinds: readonly SiteKind[],
): Promise<Announcement[]> {
  await by.tx.$queryRaw`SELECT id FROM "Deployment" WHERE id = ${deployment.id}::uuid FOR UPDATE`;
  const drafted: Announcement[] = [];
  for (const kind of kinds) {
    const which = { deploymentId: deployment.id, version: deployment.version, kind };
    drafted.push((await findOfSite(by.tx, which)) ?? (await draftOne(by, deployment, kind)));
  }
  return drafted;
}

async function draftOne(by: Happening, deployment: DeploymentOfSite, kind: SiteKind): Promise<Announcement> {
  const { tx, now } = by;
  const text = await wordsOf(tx, deployment, kind, by);
  const announcement = await tx.announcement.create({
    data: {
      ...text,
      ...placeOf(deployment),
      kind,
      state: 'inApproval',
      plannedOn: dateOrNull(await plannedDay(tx, deployment, kind)),
      createdAt: toDate(now),
      submittedAt: toDate(now),
    },
  });
  const after = { kind, version: deployment.version };
  await journal(by, 'announcement.drafted', subjectOf(announcement), { after });
  return announcement;
}

/** Where an announcement to the staff of a site belongs. */
export function placeOf({ id, spaceId, site, version }: DeploymentOfSite) {
  return { spaceId, organisationId: site.organisationId, siteId: site.id, deploymentId: id, version };
}

/**
 * The words of the template, filled in with what is known today and will be so on the day it leaves: a training that is over by
 * then is not to come. A template that names what nobody knows is told as it stands.
 */
export async function wordsOf(
  tx: Transaction,
  deployment: DeploymentOfSite,
  kind: AnnouncementKind,
  { now, spaceT: t }: { now: Temporal.Instant; spaceT: Translator },
  corrected: Corrected | null = null,
): Promise<Template> {
  const { site } = deployment;
  const wanted = {
    spaceId: site.spaceId,
    organisationId: site.organisationId,
    typology: site.typology,
    kind,
  };
  const template = await templateFor(tx, wanted, t);
  const today = dayOn(site, now);
  const leaves = isSiteKind(kind) ? await plannedDay(tx, deployment, kind) : null;
  const readOn = leaves && Temporal.PlainDate.compare(leaves, today) > 0 ? leaves : today;
  const facts = await factsOfSite(tx, deployment, readOn, t, corrected);
  const filled = (text: string) => {
    const done = fill(text, facts, sitePlaceholders);
    return 'text' in done ? done.text : text;
  };
  return { title: filled(template.title), body: filled(template.body) };
}

/** The day it leaves: that of its rule, moved back from closed days. */
async function plannedDay(
  tx: Transaction,
  deployment: DeploymentOfSite,
  kind: SiteKind,
): Promise<Temporal.PlainDate | null> {
  const goLive = goLiveOf(deployment);
  if (!goLive) return null;
  const calendar = await calendarOfSite(tx, deployment.site);
  return dayOfRuleFor(ruleOf[kind].code, goLive, calendar);
}

function dateOrNull(day: Temporal.PlainDate | null): Date | null {
  return day && dateColumn(day);
}
