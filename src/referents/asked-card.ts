import type { Block, Card } from '../conversation/card.ts';
import { formatDate, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { plainDate } from '../time.ts';
import { type Assignment, lastDayOf } from './assignment.ts';

/** What somebody who is named reads: the mission, until when, and two answers; answered, what they said. */
export function askedCard(one: Assignment, t: Translator): Card {
  const { site, kind, missions, state } = one;
  const named = { kind: t(`referent.kind.${kind}`), site: site.name };
  const last = lastDayOf(one);
  const fields = [
    ...(missions.length > 0
      ? [{ label: t('referent.field.missions'), value: formatList(missions, t.locale) }]
      : []),
    ...(one.timeShare
      ? [{ label: t('referent.field.share'), value: t('referent.percent', { percent: one.timeShare }) }]
      : []),
    ...(one.from
      ? [{ label: t('referent.field.from'), value: formatDate(plainDate(one.from), t.locale) }]
      : []),
    ...(last ? [{ label: t('referent.field.to'), value: formatDate(last, t.locale) }] : []),
  ];
  const asked: Block = { kind: 'text', text: t.rich('referent.asked.text', named) };
  return {
    heading: t('referent.asked.heading', { code: site.code, site: site.name }),
    blocks: [
      ...(state === 'proposed' ? [asked] : []),
      ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
      ...(state === 'proposed'
        ? []
        : [
            {
              kind: 'notice' as const,
              tone: state === 'accepted' ? ('success' as const) : ('neutral' as const),
              text: t(`referent.asked.${state}`, named),
            },
          ]),
    ],
    actions:
      state === 'proposed'
        ? [
            {
              id: 'accept',
              label: t('referent.button.accept'),
              style: 'primary',
              command: 'referent accept',
              arguments: { site: site.code },
            },
            {
              id: 'decline',
              label: t('referent.button.decline'),
              command: 'referent decline',
              arguments: { site: site.code },
            },
          ]
        : [],
  };
}
