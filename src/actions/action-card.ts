/** How an action reads on every card: its fields, its line in a list, its state, its buttons. */
import type { Block, CommandButton, Field, ListItem } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { sourceField, sourceLink } from '../conversation/source-link.ts';
import { fullName } from '../people/person-name.ts';
import { plainDate } from '../time.ts';
import { type ActionWithParts, isOpen } from './action.ts';

/** Where a button stands, when its answer must not take the place of the whole message. */
export type ShownIn = 'list' | 'message';

/** @returns days by which it is late, 0 or less when it is not */
export function daysLate({ dueOn }: Pick<ActionWithParts, 'dueOn'>, day: Temporal.PlainDate): number {
  return plainDate(dueOn).until(day, { largestUnit: 'days' }).days;
}

/**
 * What people need to know of it, the owner first where they are not the reader.
 *
 * @param shown `publicly`: in a channel, where no delay and no blockage is held against anybody
 */
export function actionFields(
  action: ActionWithParts,
  t: Translator,
  shown: { owner?: boolean; publicly?: boolean } = {},
): Field[] {
  const due = formatDate(plainDate(action.dueOn), t.locale);
  const fields: Field[] = [];
  if (shown.owner) fields.push({ label: t('action.field.owner'), value: ownerName(action, t) });
  fields.push({ label: t('action.field.due'), value: due });
  if (action.postponements > 0 && !shown.publicly)
    fields.push({
      label: t('action.field.firstDue'),
      value: t('action.postponed', {
        date: formatDate(plainDate(action.firstDueOn), t.locale),
        count: action.postponements,
      }),
    });
  if (action.decision)
    fields.push({
      label: t('action.field.decision'),
      value: `${action.decision.number} · ${action.decision.text}`,
    });
  if (action.sourceUrl) fields.push(sourceField(action.sourceUrl, t));
  if (shown.publicly) return fields;
  if (action.progress > 0 && isOpen(action))
    fields.push({
      label: t('action.field.progress'),
      value: t('action.percent', { percent: action.progress }),
    });
  if (action.state === 'blocked' && action.blockedReason)
    fields.push({ label: t('action.field.blocked'), value: action.blockedReason });
  if (action.state === 'dropped' && action.droppedReason)
    fields.push({ label: t('action.field.dropped'), value: action.droppedReason });
  if (action.comment) fields.push({ label: t('action.field.comment'), value: action.comment });
  return fields;
}

/** @returns the owner's name, or « à réattribuer » */
export function ownerName(action: Pick<ActionWithParts, 'needsOwner' | 'owner'>, t: Translator): string {
  return action.needsOwner ? t('action.needsOwner') : fullName(action.owner);
}

/** One line of a list: what, by when, and where it stands. */
export function actionLine(
  action: ActionWithParts,
  day: Temporal.PlainDate,
  t: Translator,
  shown: { owner?: boolean } = {},
): ListItem {
  const open = isOpen(action);
  const late = open && daysLate(action, day) > 0;
  const date = formatDate(plainDate(action.dueOn), t.locale);
  const small = [
    ...(shown.owner || action.needsOwner ? [ownerName(action, t)] : []),
    ...(action.state === 'todo' ? [] : [t(`action.state.${action.state}`)]),
    ...(action.state === 'doing' && action.progress > 0
      ? [t('action.percent', { percent: action.progress })]
      : []),
    ...(open ? [t(late ? 'action.late' : 'action.dueOn', { date })] : []),
    ...(open && action.postponements > 0
      ? [t('action.postponedTimes', { count: action.postponements })]
      : []),
    ...(open && action.priority === 'high' ? [t('action.highPriority')] : []),
  ].join(' · ');
  return {
    text: [{ bold: action.number }, ` · ${action.text}`],
    detail: action.sourceUrl ? [small, ' · ', sourceLink(action.sourceUrl, t)] : small,
    tone: late ? 'danger' : action.state === 'blocked' ? 'warning' : 'neutral',
  };
}

/** What became of a closed action; what blocks an open one stands among its fields. */
export function stateNotice(action: ActionWithParts, t: Translator): Block[] {
  if (isOpen(action)) return [];
  const tone = action.state === 'dropped' ? 'neutral' : 'success';
  return [{ kind: 'notice', tone, text: t(`action.stateLine.${action.state}`) }];
}

/** « Fait », « Reporter », « J’ai un blocage »: what its owner says in one press (C25). */
export function ownerButtons(action: ActionWithParts, t: Translator, shownIn?: ShownIn): CommandButton[] {
  const within = shownIn && { shown: shownIn };
  // In a list each action has its own buttons, whose ids tell them apart.
  const id = (name: string) => (shownIn ? `${name}-${action.number}` : name);
  const button = (name: string, command: string): CommandButton => ({
    id: id(name),
    label: t(`action.button.${name}`),
    command,
    arguments: { action: action.number, ...within },
  });
  return [
    { ...button('done', 'done'), style: 'primary' },
    button('postpone', 'action postpone'),
    action.state === 'blocked' ? button('unblock', 'action start') : button('block', 'action block'),
  ];
}

/** What a lead or the chair may do about an action that is late, blocked or without an owner. */
export function leadButtons(action: ActionWithParts, t: Translator): CommandButton[] {
  const button = (name: string, command: string): CommandButton => ({
    id: name,
    label: t(`action.button.${name}`),
    command,
    arguments: { action: action.number },
  });
  return [
    ...(action.state === 'blocked'
      ? [{ ...button('unblock', 'action start'), style: 'primary' as const }]
      : []),
    button('postpone', 'action postpone'),
    button('assign', 'action assign'),
    button('drop', 'action drop'),
  ];
}

/** « Vérifiée », « À reprendre »: once its owner has said that it is done. */
export function checkButtons({ number }: Pick<ActionWithParts, 'number'>, t: Translator): CommandButton[] {
  return [
    {
      id: 'verify',
      label: t('action.button.verify'),
      style: 'primary',
      command: 'action verify',
      arguments: { action: number },
    },
    {
      id: 'redo',
      label: t('action.button.redo'),
      command: 'action redo',
      arguments: { action: number },
    },
  ];
}
