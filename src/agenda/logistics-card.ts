import type { Block, CommandButton, ListItem, Tone } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { fullName } from '../people/person-name.ts';
import type { Transaction } from '../store/store.ts';
import { type LogisticsFacts, type LogisticsLine, logisticsLines, missingLogistics } from './logistics.ts';
import { logisticsFacts } from './logistics-facts.ts';

const tones: Record<LogisticsLine['standing'], Tone> = {
  ready: 'success',
  notNeeded: 'neutral',
  missing: 'warning',
};

/** What is missing with its buttons, then what is settled, then how many seats. One line when nothing is missing. */
export async function logisticsBlocks(
  tx: Transaction,
  meeting: MeetingWithPeople,
  t: Translator,
): Promise<Block[]> {
  const facts = await logisticsFacts(tx, meeting);
  const lines = logisticsLines(facts);
  const missing = missingLogistics(lines);
  const seats: Block = { kind: 'text', text: seatsLine(facts, t) };
  const [first] = missing;
  if (!first) return [{ kind: 'notice', tone: 'success', text: t('agenda.logistics.allReady') }, seats];
  const settled = lines.filter(({ standing }) => standing !== 'missing');
  const who = await ownersByCode(tx, meeting.id);
  return [
    ...missing.flatMap((line): Block[] => [
      { kind: 'list', items: [lineItem(line, meeting, t, who.get(line.code))] },
      { kind: 'actions', buttons: lineButtons(line, meeting, t, line === first) },
    ]),
    ...(settled.length > 0
      ? [
          {
            kind: 'list' as const,
            heading: t('agenda.logistics.settled'),
            items: settled.map((line) => lineItem(line, meeting, t, who.get(line.code))),
          },
        ]
      : []),
    seats,
  ];
}

/** « Logistique : 2 points à régler », for those who prepare the meeting. */
export async function logisticsLine(
  tx: Transaction,
  meeting: MeetingWithPeople,
  t: Translator,
): Promise<string> {
  const count = missingLogistics(logisticsLines(await logisticsFacts(tx, meeting))).length;
  return t('agenda.logistics.count', { count });
}

function lineItem(
  { code, standing, because }: LogisticsLine,
  meeting: MeetingWithPeople,
  t: Translator,
  owner: string | undefined,
): ListItem {
  const label = t(`command.logistics.argument.item.${code}`);
  if (standing !== 'missing')
    return { text: `${label} · ${t(`agenda.logistics.${standing}`)}`, tone: tones[standing] };
  const names = formatList(because, t.locale);
  const detail = [
    ...(code === 'videoLink' || code === 'room'
      ? [t(`agenda.logistics.how.${code}`, { reference: referenceOf(meeting) })]
      : []),
    ...(owner ? [t('agenda.logistics.owner', { name: owner })] : []),
  ].join(' · ');
  return {
    text: [{ bold: t(`agenda.logistics.missing.${code}`, { count: because.length, names }) }],
    ...(detail && { detail }),
    tone: tones[standing],
  };
}

function lineButtons(
  { code }: LogisticsLine,
  meeting: MeetingWithPeople,
  t: Translator,
  main: boolean,
): CommandButton[] {
  return (['ready', 'notNeeded'] as const).map((state) => ({
    id: `logistics-${code}-${state}`,
    label: t(`command.logistics.argument.state.${state}`),
    ...(main && state === 'ready' ? { style: 'primary' as const } : {}),
    command: 'logistics',
    arguments: { meeting: referenceOf(meeting), item: code, state },
  }));
}

/** How many seats the answers ask for. */
function seatsLine({ inPerson, remote, silent }: LogisticsFacts, t: Translator): string {
  return t('agenda.logistics.seats', {
    seats: inPerson.length + silent,
    remote: remote.length,
    silent,
  });
}

async function ownersByCode(tx: Transaction, meetingId: string): Promise<Map<string, string>> {
  const checks = await tx.logisticsCheck.findMany({ where: { meetingId, ownerId: { not: null } } });
  const people = await tx.person.findMany({
    where: { id: { in: checks.map(({ ownerId }) => ownerId as string) } },
  });
  return new Map(
    checks.flatMap(({ code, ownerId }) => {
      const owner = people.find(({ id }) => id === ownerId);
      return owner ? [[code, fullName(owner)] as const] : [];
    }),
  );
}
