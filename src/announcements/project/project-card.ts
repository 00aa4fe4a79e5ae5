/** The launch or a bulletin before it is posted: the text of each organisation, and what is missing. */

import type { Block, Button, Card, CommandButton } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { ComposeContext, Composers } from '../../delivery/ledger.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { awaitsApproval, seenMark } from '../announcement.ts';
import { readCharter } from '../charter.ts';
import { textBlocks } from '../texts/text-blocks.ts';
import { type OrganisationText, type ProjectKind, textsWith } from './project-announcements.ts';
import { peopleWho } from './project-rights.ts';

export const projectComposers: Composers = {
  'announcement.projectToApprove': async ({ tx, t, personId, now, redraw }, { subjectId }) => {
    const announcement = await tx.announcement.findUniqueOrThrow({ where: { id: subjectId } });
    const texts = await textsWith(tx, announcement);
    if (!redraw && !texts.some((one) => awaitsApproval(one.announcement))) return null;
    return { card: await projectCard(tx, texts, { t, personId, now }) };
  },

  /** One post an organisation, in its own words. */
  'announcement.projectPosted': async ({ tx }, { subjectId }) => {
    const { title, body } = await tx.announcement.findUniqueOrThrow({ where: { id: subjectId } });
    return { card: { heading: title, blocks: textBlocks(body) } };
  },
};

export interface ProjectReader extends Pick<ComposeContext, 't' | 'now'> {
  personId: string | null;
}

export async function projectCard(
  tx: Transaction,
  texts: readonly OrganisationText[],
  { t, personId, now }: ProjectReader,
  notice?: Block,
): Promise<Card> {
  const [first] = texts;
  const kind = (first?.announcement.kind ?? 'launch') as ProjectKind;
  const spaceId = first?.announcement.spaceId ?? '';
  const waiting = texts.filter((one) => awaitsApproval(one.announcement));
  const { approves, writes } = await peopleWho(tx, spaceId, personId, now);
  const triggerMissing = kind === 'launch' && waiting.length > 0 && !(await readCharter(tx, spaceId)).trigger;
  return {
    heading: t(`announcement.project.heading.${kind}`),
    blocks: [
      ...(notice ? [notice] : []),
      ...texts.flatMap((one, index) => [
        ...(index > 0 ? [{ kind: 'divider' as const }] : []),
        ...organisationBlocks(one, t, writes),
      ]),
      ...(triggerMissing
        ? [{ kind: 'notice' as const, tone: 'warning' as const, text: t('announcement.project.noTrigger') }]
        : []),
      ...(waiting.length > 0
        ? [{ kind: 'text' as const, text: t(`announcement.project.${approves ? 'ask' : 'others'}`) }]
        : []),
    ],
    actions: waiting.length > 0 ? buttonsFor(kind, waiting, { approves, triggerMissing }, t) : [],
  };
}

function organisationBlocks(
  { announcement, organisation, channelId }: OrganisationText,
  t: Translator,
  writes: boolean,
): Block[] {
  const { kind, title, body, sentAt } = announcement;
  const sent = sentAt && dayOn({ organisation }, toInstant(sentAt));
  const edit: CommandButton = {
    id: `announce-edit-${organisation.code}`,
    label: t('announcement.button.edit'),
    command: 'announce edit',
    arguments: { kind, organisation: organisation.code },
  };
  return [
    { kind: 'text', text: [{ bold: `${organisation.name} · ${title}` }] },
    ...textBlocks(body),
    ...(sent
      ? [
          {
            kind: 'text' as const,
            text: t('announcement.project.posted', { day: formatDate(sent, t.locale) }),
          },
        ]
      : []),
    ...(channelId
      ? []
      : [
          {
            kind: 'notice' as const,
            tone: 'warning' as const,
            text: t('announcement.project.noChannel', { organisation: organisation.name }),
          },
        ]),
    ...(writes && awaitsApproval(announcement) ? [{ kind: 'actions' as const, buttons: [edit] }] : []),
  ];
}

function buttonsFor(
  kind: ProjectKind,
  waiting: readonly OrganisationText[],
  { approves, triggerMissing }: { approves: boolean; triggerMissing: boolean },
  t: Translator,
): Button[] {
  if (!approves || triggerMissing) return [];
  return [
    {
      id: 'announce-approve',
      label: t('announcement.button.approveProject'),
      style: 'primary',
      command: 'announce approve',
      arguments: { kind, seen: seenMark(waiting.map(({ announcement }) => announcement)) },
    },
  ];
}
