/** An announcement as the staff of a site read it, and as their channel does. */
import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import type { Announcement } from '../../store/generated/client.ts';
import { movedLine } from '../approval/moved-line.ts';
import { textBlocks } from '../texts/text-blocks.ts';

export interface StaffReader {
  t: Translator;
  /** The reader said so; false in a channel. */
  read: boolean;
}

/** What stands on every button about one announcement of a site. */
export function argumentsOf(
  { site }: Pick<DeploymentOfSite, 'site'>,
  { kind, version }: Pick<Announcement, 'kind' | 'version'>,
): Record<string, string> {
  return { site: site.code, kind, of: String(version ?? 1) };
}

/** @param heading above the text, when it is not its own title: a reminder */
export function staffCard(
  announcement: Announcement,
  deployment: DeploymentOfSite,
  { t, read }: StaffReader,
  heading?: string,
): Card {
  const moved = movedLine(deployment, announcement.version, t);
  return {
    heading: heading ?? announcement.title,
    blocks: [
      ...(moved ? [notice(moved)] : []),
      ...(heading ? [{ kind: 'text' as const, text: [{ bold: announcement.title }] }] : []),
      ...textBlocks(announcement.body),
      ...(read ? [{ kind: 'text' as const, text: t('announcement.read.done') }] : []),
    ],
    actions: readerButtons(announcement, deployment, t, { read, moved: moved !== null }),
  };
}

function notice(text: string): Block {
  return { kind: 'notice', tone: 'warning', text };
}

function readerButtons(
  announcement: Announcement,
  deployment: DeploymentOfSite,
  t: Translator,
  { read, moved }: { read: boolean; moved: boolean },
): CommandButton[] {
  const given = argumentsOf(deployment, announcement);
  const ask: CommandButton = {
    id: 'announcement-question',
    label: t('announcement.button.question'),
    command: 'announcement question',
    arguments: given,
  };
  // What a later date has overtaken is read no more; the first one is not sent again, and still counts.
  if (read || (moved && announcement.kind !== 'first')) return [ask];
  return [
    {
      id: 'announcement-read',
      label: t('announcement.button.read'),
      style: 'primary',
      command: 'announcement read',
      arguments: given,
    },
    ask,
  ];
}
