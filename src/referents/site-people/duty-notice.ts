import { card } from '../../conversation/card.ts';
import { formatDateRange } from '../../conversation/format.ts';
import type { Composer } from '../../delivery/ledger.ts';

/** To who is on duty, unless it was taken back. */
export const dutyNotice: Composer = async ({ tx, t, personId }, { subjectId, parameters }) => {
  const { from, to, duty } = parameters as { from: string; to: string; duty: string };
  const kept = await tx.onCall.findUnique({ where: { id: duty } });
  const site = await tx.site.findUnique({ where: { id: subjectId } });
  if (!kept || !site || kept.personId !== personId) return null;
  return {
    card: card(
      t('referent.duty.heading', { code: site.code, site: site.name }),
      t.rich('referent.duty.notice', {
        site: site.name,
        period: formatDateRange(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to), t.locale),
      }),
    ),
  };
};
