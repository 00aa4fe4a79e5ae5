import type { Block, Card, CommandButton, ListItem } from '../../conversation/card.ts';
import { formatTime } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import type { Announcement } from '../../store/generated/client.ts';
import { argumentsOf } from '../to-staff/staff-card.ts';
import { type GroupReading, percentOf, type Reading } from './reading-rate.ts';

/** « Équipe de nuit : 2 sur 11 (18 %) » */
export function groupLine({ group, read, size }: GroupReading, t: Translator): string {
  return t('announcement.reading.group', {
    group: groupName(group, t),
    read,
    size,
    percent: percentOf({ read, size }),
  });
}

function groupName(group: string | null, t: Translator): string {
  if (group === null) return t('announcement.reading.noTeam');
  if (!/^\d\d:\d\d$/.test(group)) return group;
  return t('announcement.reading.shift', { time: formatTime(Temporal.PlainTime.from(group), t.locale) });
}

/** The rate of a site and of its teams: counts alone. @param percent below which a rate is low */
export function readingCard(
  reading: Reading,
  announcement: Announcement,
  deployment: DeploymentOfSite,
  { t, percent, reminded }: { t: Translator; percent: number; reminded: boolean },
): Card {
  const { read, size } = reading;
  const silent = size - read;
  const items = reading.groups.map((group): ListItem => {
    const low = (group.read / group.size) * 100 < percent;
    return { text: groupLine(group, t), ...(low ? { tone: 'warning' as const } : {}) };
  });
  return {
    heading: t('announcement.reading.heading', { site: deployment.site.name }),
    blocks: [
      {
        kind: 'text',
        text: [{ bold: `${t(`announcement.kind.${announcement.kind}`)} · ${announcement.title}` }],
      },
      {
        kind: 'text',
        text: t.rich('announcement.reading.site', { read, size, percent: percentOf(reading) }),
      },
      { kind: 'list', heading: t('announcement.reading.teams'), items },
      ...(reminded ? [said(t('announcement.reading.reminded'))] : []),
    ],
    actions: [
      ...(silent > 0 && !reminded ? [remindButton(announcement, deployment, t)] : []),
      ...noteButtons(announcement, deployment, t),
    ],
    footer: t('announcement.reading.footer'),
  };
}

function said(text: string): Block {
  return { kind: 'text', text };
}

function remindButton(
  announcement: Announcement,
  deployment: DeploymentOfSite,
  t: Translator,
): CommandButton {
  return {
    id: 'announcement-remind',
    label: t('announcement.button.remind'),
    style: 'primary',
    command: 'announcement remind',
    arguments: argumentsOf(deployment, announcement),
    confirm: t('announcement.remind.confirm'),
  };
}

/** « Imprimer la note » and « Noter les lectures d’une équipe ». */
export function noteButtons(
  announcement: Announcement,
  deployment: DeploymentOfSite,
  t: Translator,
): CommandButton[] {
  const given = argumentsOf(deployment, announcement);
  return [
    {
      id: 'announcement-note',
      label: t('announcement.button.note'),
      command: 'announcement note',
      arguments: given,
    },
    {
      id: 'announcement-team',
      label: t('announcement.button.team'),
      command: 'announcement team',
      arguments: given,
    },
  ];
}
