import { entity } from '../../conversation/arguments.ts';
import type { Block, Button, CommandButton } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Site } from '../../store/generated/client.ts';
import { approvalsOf } from '../approvals.ts';
import { type LessonRow, lessonCode, lessonsOf } from '../lesson.ts';
import { type NextSite, nextSites } from '../next-site.ts';
import { publicationDay } from '../publish.ts';
import { type LessonsReader, lessonsReader } from '../readers.ts';
import { sheetOf } from '../sheet.ts';
import { sheetBlocks, sheetHeading } from '../sheet-card.ts';
import { factsOf } from '../sheet-facts.ts';
import { isReadWhole } from '../sheet-pages.ts';
import { type ThreadOfSite, threadOfSite } from '../thread.ts';

/** The sheet of a go-live: published, everybody reads it; before, the site and those who lead. */
export const showSheet = domainCommand({
  name: 'lessons sheet',
  alias: 'rex fiche',
  synonyms: ['rex synthèse', 'lessons synthesis'],
  group: 'lesson',
  readOnly: true,
  arguments: { site: entity<Site>('site', { position: 1, keys: ['établissement'] }) },

  async run(turn, values) {
    const site = values.site.value;
    const thread = await threadOfSite(turn.tx, site.id);
    if (!thread) return sayNo(turn, 'lesson.notOpen', { site: site.name });
    const reader = await lessonsReader(turn, site);
    if (thread.state !== 'published' && !reader.drafts)
      return sayNo(turn, thread.state === 'withdrawn' ? 'lesson.withdrawn' : 'lesson.notPublished', {
        site: site.name,
      });
    return sheetReply(turn, thread, reader);
  },
});

/** @param said what stands above the sheet: what has just been done */
export async function sheetReply(
  turn: DomainTurn,
  thread: ThreadOfSite,
  reader: LessonsReader,
  said?: string,
): Promise<Reply> {
  const { tx, t } = turn;
  const sheet = sheetOf(thread);
  const facts = await factsOf(tx, thread);
  const notice: Block[] = said ? [{ kind: 'notice', tone: 'success', text: said }] : [];
  const heading = sheetHeading(facts, t);
  if (!sheet) {
    const [edit] = writingButtons(thread, t);
    const blocks: Block[] = [...notice, { kind: 'text', text: t('lesson.sheet.none') }];
    const actions = edit && reader.writes ? [{ ...edit, label: t('lesson.button.begin') }] : [];
    return { outcome: 'done', visibility: 'private', card: { heading, blocks, actions } };
  }
  const [next] = await nextSites(tx, thread.deployment, dayOn(thread.deployment.site, turn.now));
  const view = { sheet, facts, lessons: await lessonsOf(tx, thread.id) };
  const blocks: Block[] = [
    ...notice,
    { kind: 'text', text: await stateLine(turn, thread) },
    ...sheetBlocks(view, t, (lesson) => lessonButtons(lesson, thread, reader, next, t)),
  ];
  const approve = isReadWhole(blocks) ? approveButton(thread, t) : readToApproveButton(thread, t);
  const actions = await sheetActions(turn, thread, reader, approve);
  return { outcome: 'done', visibility: 'private', card: { heading, blocks, actions } };
}

/** « Approbations : il manque celle de la direction. Publication prévue le 5 novembre 2026. » */
export async function stateLine(
  { tx, t, now }: Pick<DomainTurn, 'tx' | 't' | 'now'>,
  thread: ThreadOfSite,
): Promise<string> {
  if (thread.state === 'published' || thread.state === 'withdrawn') return t(`lesson.state.${thread.state}`);
  if (thread.state !== 'inApproval') return t('lesson.state.synthesis');
  const day = dayOn(thread.deployment.site, now);
  const { missing } = await approvalsOf(tx, thread, day);
  const publication = publicationDay(thread);
  const values = { date: publication ? formatDate(publication, t.locale) : '' };
  if (missing.length === 0) return t('lesson.state.approved', values);
  return t('lesson.state.inApproval', {
    director: missing.includes('director'),
    lead: missing.includes('lead'),
  });
}

async function sheetActions(
  turn: DomainTurn,
  thread: ThreadOfSite,
  reader: LessonsReader,
  approve: CommandButton,
): Promise<Button[]> {
  const { t, tx, links } = turn;
  const files: Button[] =
    thread.state === 'withdrawn'
      ? []
      : (['pdf', 'docx'] as const).map((format) => ({
          id: format,
          label: t(`lesson.button.${format}`),
          url: links.document('lessons', thread.id, format),
        }));
  if (thread.state === 'published')
    return [...files, ...(reader.publishes ? [button('withdraw', 'lessons withdraw', thread, t)] : [])];
  if (thread.state === 'withdrawn' || !reader.drafts) return files;
  const { missing, approved, directors, leads } = await approvalsOf(
    tx,
    thread,
    dayOn(thread.deployment.site, turn.now),
  );
  const asked = [...directors, ...leads].includes(turn.actor.id) && reader.approves;
  const awaited = asked && !approved.has(turn.actor.id);
  return [
    ...(thread.state === 'inApproval' && awaited ? [{ ...approve, style: 'primary' as const }] : []),
    ...(thread.state === 'inApproval' && missing.length === 0 && reader.publishes
      ? [button('publish', 'lessons publish', thread, t)]
      : []),
    ...(reader.writes ? writingButtons(thread, t) : []),
    ...files,
  ];
}

/** « Modifier », « Proposer un enseignement », « Soumettre ». */
export function writingButtons(thread: ThreadOfSite, t: DomainTurn['t']): CommandButton[] {
  return [
    button('edit', 'lessons edit', thread, t),
    button('propose', 'lesson add', thread, t),
    ...(thread.state === 'inApproval' ? [] : [button('submit', 'lessons submit', thread, t)]),
    button('contributions', 'lessons contributions', thread, t),
  ];
}

/** It carries the version it was read in: a text that has changed is not approved by an old card. */
export function approveButton(thread: ThreadOfSite, t: DomainTurn['t']): CommandButton {
  const approve = button('approve', 'lessons approve', thread, t);
  return { ...approve, arguments: { ...approve.arguments, seen: String(thread.sheetVersion) } };
}

/** Where a card does not hold the whole sheet: it opens the first of its pages, the last of which has « Approuver ». */
function readToApproveButton(thread: ThreadOfSite, t: DomainTurn['t']): CommandButton {
  // @keys lesson.button.readAndApprove
  return button('readAndApprove', 'lessons approve', thread, t);
}

function button(
  id: string,
  command: string,
  { deployment: { site } }: ThreadOfSite,
  t: DomainTurn['t'],
): CommandButton {
  return { id, label: t(`lesson.button.${id}`), command, arguments: { site: site.code } };
}

/** « Ajouter aux points de contrôle » for who may, « Retirer » while it is a draft. */
function lessonButtons(
  lesson: LessonRow,
  thread: ThreadOfSite,
  reader: LessonsReader,
  next: NextSite | undefined,
  t: DomainTurn['t'],
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
  t: DomainTurn['t'],
): CommandButton {
  return {
    id: `apply-${lesson.number}`,
    label: t('lesson.button.apply'),
    command: 'lesson apply',
    arguments: { lesson: lessonCode(lesson), site: site.code },
  };
}
