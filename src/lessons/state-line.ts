import { formatDate } from '../conversation/format.ts';
import type { DomainTurn } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { approvalsOf } from './approvals.ts';
import { publicationDay } from './publish.ts';
import type { ThreadOfSite } from './thread.ts';

/** « Approbations : il manque celle de la direction. Publication prévue le 5 novembre 2026. » */
export async function stateLine(
  { tx, t, now }: Pick<DomainTurn, 'tx' | 't' | 'now'>,
  thread: ThreadOfSite,
): Promise<string> {
  if (thread.state === 'published' || thread.state === 'withdrawn') return t(`lesson.state.${thread.state}`);
  if (thread.state !== 'inApproval') return t('lesson.state.synthesis');
  const day = dayOn(thread.deployment.site, now);
  const { missing } = await approvalsOf(tx, thread, day);
  const publication = publicationDay(thread);
  const values = { date: publication ? formatDate(publication, t.locale) : '' };
  if (missing.length === 0) return t('lesson.state.approved', values);
  return t('lesson.state.inApproval', {
    director: missing.includes('director'),
    lead: missing.includes('lead'),
  });
}
