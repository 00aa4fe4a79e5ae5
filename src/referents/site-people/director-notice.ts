import { card } from '../../conversation/card.ts';
import type { Composer } from '../../delivery/ledger.ts';

/** To who directs a site from now on, as long as that is so. */
export const directorNotice: Composer = async ({ tx, t, personId }, { subjectId }) => {
  const site = await tx.site.findUnique({ where: { id: subjectId } });
  if (site?.directorId !== personId) return null;
  return {
    card: {
      ...card(
        t('referent.site.heading', { code: site.code, site: site.name }),
        t('referent.director.notice', { site: site.name }),
      ),
      actions: [
        {
          id: 'checklist',
          label: t('referent.button.checklist'),
          command: 'checklist',
          arguments: { site: site.code },
        },
      ],
    },
  };
};
