import type { CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { NextSite } from '../deployments/next-sites.ts';
import { type LessonRow, lessonCode } from './lesson.ts';
import type { LessonsReader } from './readers.ts';
import type { ThreadOfSite } from './thread.ts';

/** « Modifier », « Proposer un enseignement », « Soumettre ». */
export function writingButtons(thread: ThreadOfSite, t: Translator): CommandButton[] {
  return [
    button('edit', 'lessons edit', thread, t),
    button('propose', 'lesson add', thread, t),
    ...(thread.state === 'inApproval' ? [] : [button('submit', 'lessons submit', thread, t)]),
    button('contributions', 'lessons contributions', thread, t),
  ];
}

/** It carries the version it was read in: a text that has changed is not approved by an old card. */
export function approveButton(thread: ThreadOfSite, t: Translator): CommandButton {
  const approve = button('approve', 'lessons approve', thread, t);
  return { ...approve, arguments: { ...approve.arguments, seen: String(thread.sheetVersion) } };
}

/** Where a card does not hold the whole sheet: it opens the first of its pages, the last of which has « Approuver ». */
export function readToApproveButton(thread: ThreadOfSite, t: Translator): CommandButton {
  // @keys lesson.button.readAndApprove
  return button('readAndApprove', 'lessons approve', thread, t);
}

/** A button whose command takes the site of the sheet, its label by its id. */
export function button(
  id: string,
  command: string,
  { deployment: { site } }: ThreadOfSite,
  t: Translator,
): CommandButton {
  return { id, label: t(`lesson.button.${id}`), command, arguments: { site: site.code } };
}

/** « Ajouter aux points de contrôle » for who may, « Retirer » while it is a draft. */
export function lessonButtons(
  lesson: LessonRow,
  thread: ThreadOfSite,
  reader: LessonsReader,
  next: NextSite | undefined,
  t: Translator,
): CommandButton[] {
  const which = { lesson: lessonCode(lesson) };
  const applied = lesson.applications.some(({ deploymentId }) => deploymentId === next?.deployment.id);
  return [
    ...(next && reader.publishes && !applied && thread.state !== 'withdrawn'
      ? [applyButton(lesson, next, t)]
      : []),
    ...(lesson.state === 'draft' && reader.writes
      ? [
          {
            id: `drop-${lesson.number}`,
            label: t('lesson.button.drop'),
            command: 'lesson drop',
            arguments: which,
          },
        ]
      : []),
  ];
}

export function applyButton(
  lesson: LessonRow,
  { deployment: { site } }: NextSite,
  t: Translator,
): CommandButton {
  return {
    id: `apply-${lesson.number}`,
    label: t('lesson.button.apply'),
    command: 'lesson apply',
    arguments: { lesson: lessonCode(lesson), site: site.code },
  };
}
