/** The minutes of one meeting: the version that stands, those before it, and the desk of who writes them. */
import { formatDateTime } from '../conversation/format.ts';
import type { CommandForm, PageAct, PagePart, PageSection } from '../conversation/page.ts';
import { referenceOf } from '../meetings/meeting.ts';
import { minutesContentSchema, type sectionNames } from '../minutes/content.ts';
import { type MinutesInHand, readMinutes } from '../minutes/minutes.ts';
import { settleButtons } from '../minutes/minutes-buttons.ts';
import { minutesCard } from '../minutes/minutes-card.ts';
import { type Viewer, viewerOf } from '../minutes/viewer.ts';
import { fullName } from '../people/person-name.ts';
import { toInstant } from '../time.ts';
import { type BoardView, framed, type PageFound, type Query } from './page-frame.ts';
import { cell, field, text } from './parts.ts';
import { pathOf } from './paths.ts';

/** @param number of the meeting; `version` in the query shows an earlier one */
export async function minutesPage(view: BoardView, number: string, query: Query): Promise<PageFound> {
  const { turn, committee } = view;
  const meeting = /^\d{1,6}$/.test(number)
    ? await turn.tx.meeting.findUnique({
        where: { committeeId_number: { committeeId: committee.id, number: Number(number) } },
      })
    : null;
  const minutes = meeting && (await readMinutes(turn.tx, meeting.id));
  if (!minutes) return null;
  const viewer = await viewerOf(turn, minutes);
  if (!viewer) return 'forbidden';
  const earlier = await earlierVersion(view, minutes, viewer, query.version);
  return framed(view, {
    path: pathOf(committee.code, 'minutes', number),
    current: 'minutes',
    title: turn.t('board.minutes.title', { title: minutes.content.title }),
    sections: earlier ?? (await sectionsOf(view, minutes, viewer)),
  });
}

async function sectionsOf(view: BoardView, minutes: MinutesInHand, viewer: Viewer): Promise<PageSection[]> {
  const { turn } = view;
  const { t } = turn;
  // The page has its own place for what is written and for corrections.
  const card = minutesCard(minutes, { ...viewer, edits: false }, t, turn.links);
  const acts = card.actions ?? [];
  const versions = viewer.reads === 'whole' ? await versionSection(view, minutes, viewer) : [];
  return [
    {
      id: 'minutes',
      heading: t('board.section.standing'),
      parts: [
        ...card.blocks,
        ...(card.footer ? [text(card.footer)] : []),
        ...(acts.length > 0 ? [{ kind: 'acts' as const, acts }] : []),
      ],
    },
    ...(viewer.edits ? await deskSections(view, minutes) : []),
    ...versions,
  ];
}

/** What is written before they leave, what members ask for afterwards, what is added once they are locked. */
async function deskSections(view: BoardView, minutes: MinutesInHand): Promise<PageSection[]> {
  const { t } = view.turn;
  if (minutes.state === 'draft')
    return [
      {
        id: 'write',
        heading: t('board.section.write'),
        screenOnly: true,
        parts: [text(t('board.minutes.writeHint')), ...draftForms(view, minutes)],
      },
    ];
  const corrections = await correctionSection(view, minutes);
  if (minutes.state === 'sent') return corrections;
  return [
    ...corrections,
    {
      id: 'erratum',
      heading: t('board.section.erratum'),
      screenOnly: true,
      parts: [
        {
          kind: 'form',
          id: 'erratum',
          command: 'minutes erratum',
          arguments: { meeting: referenceOf(minutes.meeting) },
          submitLabel: t('board.minutes.addErratum'),
          fields: [
            field(view.turn, 'minutes erratum', 'text', { kind: 'longText', required: true, max: 1500 }),
          ],
        },
      ],
    },
  ];
}

/** One form a point, then the texts that belong to none. */
function draftForms({ turn }: BoardView, minutes: MinutesInHand): CommandForm[] {
  const { content } = minutes;
  const meeting = referenceOf(minutes.meeting);
  const form = (
    id: string,
    heading: string,
    given: Record<string, string>,
    present: string,
  ): CommandForm => ({
    kind: 'form',
    id: `write-${id}`,
    command: 'minutes edit',
    arguments: { meeting, ...given },
    heading,
    folded: true,
    submitLabel: turn.t('board.save'),
    fields: [
      field(turn, 'minutes edit', 'text', { kind: 'longText', required: true, value: present, max: 4000 }),
      field(turn, 'minutes edit', 'reason', { kind: 'text', max: 200 }),
    ],
  });
  const section = (name: (typeof sectionNames)[number]) =>
    form(name, turn.t(`minutes.section.${name}`), { section: name }, content.sections[name] ?? '');
  const points = content.items.map((item) =>
    form(
      String(item.number),
      `${item.number} · ${item.title}`,
      { item: String(item.number) },
      item.summary ?? item.notes.join('\n'),
    ),
  );
  return [section('opening'), ...points, section('closing')];
}

async function correctionSection({ turn }: BoardView, minutes: MinutesInHand): Promise<PageSection[]> {
  const { t, tx } = turn;
  const { corrections } = minutes;
  if (corrections.length === 0) return [];
  const people = await tx.person.findMany({
    where: { id: { in: corrections.map(({ askedById }) => askedById) } },
  });
  const nameOf = (id: string) => {
    const person = people.find((one) => one.id === id);
    return person ? fullName(person) : '';
  };
  return [
    {
      id: 'corrections',
      heading: t('board.section.corrections'),
      parts: [
        {
          kind: 'table',
          caption: t('board.section.corrections'),
          columns: ['correction', 'askedBy', 'state'].map((name) => t(`board.column.${name}`)),
          rows: corrections.map(({ number, text: asked, askedById, state, answer }) => ({
            about: String(number),
            cells: [
              cell([{ bold: String(number) }, ` · ${asked}`]),
              cell(nameOf(askedById)),
              cell(t(`board.correctionState.${state}`), answer ? { detail: answer } : {}),
            ],
            tone: state === 'asked' ? 'warning' : 'neutral',
            acts:
              state === 'asked' && minutes.state === 'sent'
                ? (settleButtons(minutes, number, t) as PageAct[])
                : [],
          })),
        },
      ],
    },
  ];
}

async function versionSection(
  { turn, committee }: BoardView,
  minutes: MinutesInHand,
  { edits }: Viewer,
): Promise<PageSection[]> {
  const { t, tx } = turn;
  const versions = await tx.minutesVersion.findMany({
    where: { minutesId: minutes.id, ...(edits ? {} : { sentAt: { not: null } }) },
    orderBy: { version: 'desc' },
  });
  const authors = await tx.person.findMany({
    where: { id: { in: versions.flatMap(({ createdById }) => createdById ?? []) } },
  });
  const zone = minutes.meeting.timeZone;
  const table: PagePart = {
    kind: 'table',
    caption: t('board.section.versions'),
    columns: ['version', 'reason', 'when'].map((name) => t(`board.column.${name}`)),
    rows: versions.map(({ version, reason, createdAt, createdById }) => {
      const author = authors.find(({ id }) => id === createdById);
      const path = `${pathOf(committee.code, 'minutes', minutes.meeting.number)}?version=${version}`;
      return {
        cells: [
          cell(t('board.minutes.version', { version }), version === minutes.version ? {} : { path }),
          cell(reason ?? t(version === 1 ? 'board.minutes.firstVersion' : 'board.minutes.factsChanged')),
          cell(
            formatDateTime(toInstant(createdAt).toZonedDateTimeISO(zone).toPlainDateTime(), t.locale, {
              weekday: false,
            }),
            author ? { detail: fullName(author) } : {},
          ),
        ],
      };
    }),
  };
  return versions.length > 1 || edits
    ? [{ id: 'versions', heading: t('board.section.versions'), parts: [table] }]
    : [];
}

/** An earlier version as it was, without anything to press; null when none is asked for, or it is not for this person. */
async function earlierVersion(
  { turn, committee }: BoardView,
  minutes: MinutesInHand,
  viewer: Viewer,
  asked: string | undefined,
): Promise<PageSection[] | null> {
  const version = /^\d{1,4}$/.test(asked ?? '') ? Number(asked) : minutes.version;
  if (version === minutes.version || viewer.reads !== 'whole') return null;
  const row = await turn.tx.minutesVersion.findUnique({
    where: { minutesId_version: { minutesId: minutes.id, version } },
  });
  if (!row || (!row.sentAt && !viewer.edits)) return null;
  const { t } = turn;
  const content = minutesContentSchema.parse(row.content);
  const nobody: Viewer = { personId: null, reads: 'whole', edits: false, releases: false, seat: false };
  const card = minutesCard({ ...minutes, content, errata: [] }, nobody, t, turn.links);
  return [
    {
      id: 'earlier',
      heading: t('board.minutes.version', { version }),
      parts: [
        {
          kind: 'notice',
          tone: 'warning',
          text: t('board.minutes.earlier', { version, present: minutes.version }),
        },
        {
          kind: 'links',
          links: [
            {
              label: t('board.minutes.present'),
              path: pathOf(committee.code, 'minutes', minutes.meeting.number),
            },
          ],
        },
        // Its first line tells where the minutes stand now, which is not of that version.
        ...card.blocks.slice(1),
      ],
    },
  ];
}
