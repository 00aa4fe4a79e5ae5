import { choice, entity, integer, longText, text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { type MeetingWithPeople, referenceOf } from '../../meetings/meeting.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { sectionNames, type WrittenTexts, writtenIn } from '../content.ts';
import { type MinutesInHand, subjectOf } from '../minutes.ts';
import { minutesToChange, presentState, wrongState } from '../present-state.ts';
import { addVersion } from '../versions.ts';
import { rolesInMinutes } from '../viewer.ts';
import { withdrawAccords } from '../withdraw-accords.ts';

/**
 * Before they are sent: what a point or a section says. Each change is a version with its reason; accords given to the version
 * before no longer count, but the editor’s own.
 */
export const editMinutes = domainCommand({
  name: 'minutes edit',
  alias: 'relevé modifier',
  group: 'minutes',
  act: 'minutes.prepare',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    item: integer({ optional: true, min: 1, max: 200, keys: ['point'] }),
    section: choice(
      { opening: ['ouverture', 'introduction'], closing: ['clôture', 'divers'] },
      { optional: true, keys: ['partie'] },
    ),
    text: longText({ position: 2, rest: true, optional: true, keys: ['texte'] }),
    reason: text({ optional: true, keys: ['motif', 'raison'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  rolesInMatter: rolesInMinutes,

  async run(turn, values) {
    const found = await minutesToChange(turn, values.meeting.value);
    if ('reply' in found) return found.reply;
    const { minutes } = found;
    const refused = await wrongState(turn, minutes, 'draft');
    if (refused) return refused;
    const { items, sections } = minutes.content;
    const item = items.find(({ number }) => number === values.item);
    if (values.item !== undefined && !item)
      return sayNo(turn, 'minutes.noItem', { number: values.item, count: items.length }, 'item');
    if (!item && !values.section) return whatToEdit(turn, minutes);
    if (values.text === undefined) {
      const present = item
        ? (item.summary ?? item.notes.join('\n'))
        : ((values.section && sections[values.section]) ?? '');
      return formWith(turn, minutes, {
        ...(item ? { item: String(item.number) } : {}),
        ...(values.section ? { section: values.section } : {}),
        ...(present ? { text: present } : {}),
      });
    }
    const written = writtenIn(minutes.content);
    const next: WrittenTexts = item
      ? { ...written, summaries: { ...written.summaries, [item.id]: values.text } }
      : { ...written, sections: { ...written.sections, [values.section ?? 'opening']: values.text } };
    const making = { tx: turn.tx, now: turn.now, personId: turn.actor.id };
    const what = item
      ? `${item.number}. ${item.title}`
      : turn.t(`minutes.section.${values.section ?? 'opening'}`);
    const version = await addVersion(making, minutes, next, values.reason ?? what);
    await journal(turn, 'minutes.edited', subjectOf(minutes), { after: { version, what } });
    await withdrawAccords(turn, minutes, turn.actor.id);
    return presentState(turn, minutes, {
      tone: 'success',
      text: turn.t('minutes.edited', { version, what }),
    });
  },
});

/** What can be changed, each with its button. */
function whatToEdit(turn: DomainTurn, minutes: MinutesInHand): Reply {
  const { t } = turn;
  const meeting = referenceOf(minutes.meeting);
  const button = (id: string, label: string, given: Record<string, string>): Block => ({
    kind: 'actions',
    buttons: [{ id, label, command: 'minutes edit', arguments: { meeting, ...given } }],
  });
  const points = minutes.content.items.flatMap((item): Block[] => [
    {
      kind: 'list',
      items: [
        {
          text: [{ bold: String(item.number) }, ` · ${item.title}`],
          detail: item.summary ?? (item.notes.join(' · ') || t('minutes.edit.nothing')),
        },
      ],
    },
    button(`minutes-edit-${meeting}-${item.number}`, t('minutes.button.editItem', { number: item.number }), {
      item: String(item.number),
    }),
  ]);
  return {
    outcome: 'done',
    visibility: 'private',
    card: {
      heading: t('minutes.edit.heading', { title: minutes.content.title }),
      blocks: [{ kind: 'text', text: t('minutes.edit.choose') }, ...points],
      actions: sectionNames.map((section) => ({
        id: `minutes-edit-${meeting}-${section}`,
        label: t(`minutes.section.${section}`),
        command: 'minutes edit',
        arguments: { meeting, section },
      })),
    },
  };
}

async function formWith(
  turn: DomainTurn,
  minutes: MinutesInHand,
  values: Record<string, string>,
): Promise<Reply> {
  const form = await turn.formFor('minutes edit', { meeting: referenceOf(minutes.meeting), ...values });
  return { outcome: 'form', visibility: 'private', form };
}
