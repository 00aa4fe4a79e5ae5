import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import type { Transaction } from '../store/store.ts';
import type { ReportContent } from './content.ts';
import { presentContent } from './draft-report.ts';
import { contentOf, dayOf, isSent, peopleOf, type ReportWithCommittee } from './report.ts';
import { rolesToSign, signatureOf, signersAwaited } from './signatures.ts';
import { type Standing, standingOf } from './standing.ts';

/** A report as one person sees it, with what they may do. */
export interface ReportView {
  report: ReportWithCommittee;
  /** What it says now; null for one that was sent before copil wrote reports. */
  content: ReportContent | null;
  standing: Standing;
  /** Their signature would count, and has not been given. */
  signs: boolean;
  /** Their signature is the one that is waited for. */
  awaited: boolean;
  /** Names of the others whose signature is awaited. */
  othersAwaited: string[];
  /** Says what is asked of the body. */
  writes: boolean;
  /** It is signed and may leave before its day. */
  sends: boolean;
  acknowledges: boolean;
}

/** @param personId null: somebody who only reads */
export async function viewOf(
  tx: Transaction,
  report: ReportWithCommittee,
  personId: string | null,
  now: Temporal.Instant,
  t: Translator,
): Promise<ReportView> {
  const people = await peopleOf(tx, report, dayOf(report, now));
  const id = personId ?? '';
  const roles = rolesToSign(people, id);
  const awaited = isSent(report) ? [] : signersAwaited(report, people);
  const others = report.committee.memberships.filter(
    (one) => awaited.includes(one.personId) && one.personId !== id,
  );
  const leadsFunction = people.leads.some((lead) => lead.role === 'LF' && lead.personId === id);
  return {
    report,
    content: isSent(report) ? contentOf(report) : await presentContent(tx, report, now),
    standing: await standingOf(tx, report, now, t),
    signs: report.state === 'draft' && roles.some((role) => signatureOf(report, role) === null),
    awaited: awaited.includes(id),
    othersAwaited: others.map(({ person }) => fullName(person)),
    writes: !isSent(report) && roles.length > 0,
    sends: report.state === 'cosigned' && (leadsFunction || people.chairs.includes(id)),
    acknowledges: report.state === 'sent' && report.content !== null && people.executives.includes(id),
  };
}
