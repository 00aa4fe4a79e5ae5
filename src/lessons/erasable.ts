import type { Block, ListItem } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';

/** What somebody contributed, with the button that erases it. */
export function erasable(
  item: ListItem,
  { site, contribution }: { site: { code: string }; contribution: { id: string } },
  t: Translator,
): Block[] {
  return [
    { kind: 'list', items: [item] },
    {
      kind: 'actions',
      buttons: [
        {
          id: `erase-${contribution.id}`,
          label: t('lesson.button.erase'),
          command: 'lessons erase',
          arguments: { site: site.code, contribution: contribution.id },
          confirm: t('lesson.erase.confirm'),
        },
      ],
    },
  ];
}
