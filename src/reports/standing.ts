/** Where a report is: prepared, signed by whom, sent when, received by whom. */
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { type LeadRole, leadRoles } from '../people/leads.ts';
import { fullName } from '../people/person-name.ts';
import { readLeads } from '../people/read-leads.ts';
import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toInstant } from '../time.ts';
import { dayOf, isOverdue, type ReportWithCommittee } from './report.ts';
import { signatureOf } from './signatures.ts';

/** What the lines of a report say of people, read once. */
export interface Standing {
  /** « Claire Le Goff, le 24 septembre 2026 »; one a role that has been signed for. */
  signatures: string[];
  acknowledgedBy: string | null;
  /** The day it is promised for was over at that moment. */
  late: boolean;
}

/** @param at when it is said, or was written down */
export async function standingOf(
  tx: Transaction,
  report: ReportWithCommittee,
  at: Temporal.Instant,
  t: Translator,
): Promise<Standing> {
  const ids = [report.signedByLfId, report.signedByLtId, report.acknowledgedById].filter((id) => id !== null);
  const people = new Map(
    (await tx.person.findMany({ where: { id: { in: ids } } })).map((one) => [one.id, one]),
  );
  const signatures: string[] = [];
  for (const role of leadRoles) {
    const person = people.get(signatureOf(report, role) ?? '');
    const at = role === 'LF' ? report.signedByLfAt : report.signedByLtAt;
    if (person && at) signatures.push(await signatureLine(tx, report, { role, person, at }, t));
  }
  const receiver = people.get(report.acknowledgedById ?? '');
  return {
    signatures: [...new Set(signatures)],
    acknowledgedBy: receiver ? fullName(receiver) : null,
    late: isOverdue(report, at),
  };
}

/** The chair signs in the place of a lead who was not there: it is said. */
async function signatureLine(
  tx: Transaction,
  report: ReportWithCommittee,
  { role, person, at }: { role: LeadRole; person: Person; at: Date },
  t: Translator,
): Promise<string> {
  const day = dayOf(report, toInstant(at));
  const { leads } = await readLeads(tx, report.committeeId, day);
  const own = leads.some((lead) => lead.personId === person.id && lead.role === role);
  return t(own ? 'report.signature' : 'report.signature.chair', {
    name: fullName(person),
    day: formatDate(day, t.locale, { weekday: false }),
    role: t(`people.role.${role}`),
  });
}

/** @returns « Projet, à envoyer le lundi 28 septembre 2026. », « Envoyé le 28 septembre 2026. » */
export function standingLine(report: ReportWithCommittee, standing: Standing, t: Translator): string {
  const local = (date: Date) => formatDate(dayOf(report, toInstant(date)), t.locale, { weekday: false });
  if (report.acknowledgedAt && standing.acknowledgedBy && report.sentAt)
    return t('report.standing.acknowledged', {
      sent: local(report.sentAt),
      name: standing.acknowledgedBy,
      day: local(report.acknowledgedAt),
    });
  if (report.sentAt) return t('report.standing.sent', { day: local(report.sentAt) });
  const due = formatDate(plainDate(report.dueOn), t.locale);
  const key = report.state === 'cosigned' ? 'report.standing.cosigned' : 'report.standing.draft';
  return t(key, { day: due, late: standing.late });
}
