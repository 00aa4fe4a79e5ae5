/** What may be done about minutes, as buttons. */
import type { Button } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { referenceOf } from '../meetings/meeting.ts';
import type { Links } from '../people/turn.ts';
import { agreedTo } from './accords.ts';
import type { MinutesInHand } from './minutes.ts';
import type { Viewer } from './viewer.ts';

export type DocumentLinks = Pick<Links, 'document'>;

/** « Accepter » and « Refuser » a correction; both ask for words. */
export function settleButtons(minutes: MinutesInHand, number: number, t: Translator): Button[] {
  const given = { meeting: referenceOf(minutes.meeting), number: String(number) };
  return (['accept', 'decline'] as const).map((choice) => ({
    id: `minutes-${choice}-${given.meeting}-${number}`,
    label: t(`minutes.button.${choice}`),
    ...(choice === 'accept' ? { style: 'primary' as const } : {}),
    command: 'minutes settle',
    arguments: { ...given, choice },
  }));
}

export function actButtons(minutes: MinutesInHand, viewer: Viewer, t: Translator): Button[] {
  const given = { meeting: referenceOf(minutes.meeting), version: String(minutes.version) };
  const agreed = agreedTo(minutes).includes(viewer.personId ?? '');
  const buttons: Button[] = [];
  if (minutes.state === 'draft' && viewer.releases) buttons.push(releaseButton(minutes, t));
  if (minutes.state === 'draft' && viewer.edits) buttons.push(editButton(minutes, t));
  if (minutes.state === 'sent' && viewer.seat) {
    if (!agreed)
      buttons.push({
        id: 'minutes-approve',
        label: t('minutes.button.approve'),
        style: 'primary',
        command: 'minutes approve',
        arguments: given,
      });
    buttons.push({
      id: 'minutes-correction',
      label: t('minutes.button.correction'),
      command: 'minutes correction',
      arguments: given,
    });
  }
  return buttons;
}

/** « Accord »: for the version that was read. */
export function releaseButton(minutes: MinutesInHand, t: Translator): Button {
  return {
    id: 'minutes-release',
    label: t('minutes.button.release'),
    style: 'primary',
    command: 'minutes release',
    arguments: { meeting: referenceOf(minutes.meeting), version: String(minutes.version) },
  };
}

export function editButton(minutes: MinutesInHand, t: Translator): Button {
  return {
    id: 'minutes-edit',
    label: t('minutes.button.edit'),
    command: 'minutes edit',
    arguments: { meeting: referenceOf(minutes.meeting) },
  };
}

export function readButton(minutes: MinutesInHand, t: Translator): Button {
  return {
    id: 'minutes-read',
    label: t('minutes.button.read'),
    command: 'minutes',
    arguments: { meeting: referenceOf(minutes.meeting) },
  };
}

/** « PDF » and « Word ». */
export function fileButtons({ meetingId }: MinutesInHand, t: Translator, links: DocumentLinks): Button[] {
  return [
    { id: 'minutes-pdf', label: t('minutes.button.pdf'), url: links.document('minutes', meetingId, 'pdf') },
    {
      id: 'minutes-docx',
      label: t('minutes.button.docx'),
      url: links.document('minutes', meetingId, 'docx'),
    },
  ];
}
