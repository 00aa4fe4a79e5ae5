/** What happened to a decision, in order, from the journal. */
import type { ListItem } from '../conversation/card.ts';
import { formatDate, formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { namesById } from '../people/names-by-id.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { voteLine } from './decision-card.ts';

/** Acts of the journal that people read; the others belong to operators. */
const told = new Set([
  'recorded',
  'adopted',
  'rejected',
  'reopened',
  'corrected',
  'confirmed',
  'applied',
  'superseded',
  'restored',
  'tied',
  'withdrawn',
]);

type Facts = Record<string, string | number | boolean | null>;

/** @returns one line an event: « 22 septembre 2026 à 14 h 32 · adoptée (Inès Morvan) » and what changed */
export async function storyOf(
  tx: Transaction,
  decision: { id: string; committee: { timeZone: string } },
  t: Translator,
): Promise<ListItem[]> {
  const events = await tx.auditEvent.findMany({
    where: { subjectType: 'decision', subjectId: decision.id },
    orderBy: { id: 'asc' },
  });
  const names = await namesById(
    tx,
    events.flatMap(({ actorId, onBehalfOfId }) => [onBehalfOfId, actorId]),
  );
  return events.flatMap((event) => {
    const act = event.act.replace('decision.', '');
    if (!told.has(act)) return [];
    const at = toInstant(event.at).toZonedDateTimeISO(decision.committee.timeZone);
    const when = formatDateTime(at, t.locale, { weekday: false });
    const name = names.get(event.onBehalfOfId ?? event.actorId ?? '');
    const detail = detailOf(act, facts(event.before), facts(event.after), t);
    return [
      {
        text: t(`decision.story.${isRevote(act, facts(event.before)) ? 'revoted' : act}`, {
          when,
          name: name ?? '',
          known: name ? 'yes' : 'no',
        }),
        ...(detail ? { detail } : {}),
      },
    ];
  });
}

/** The vote of a decision that was made already is a correction of its vote. */
function isRevote(act: string, { state }: Facts): boolean {
  return (act === 'adopted' || act === 'rejected') && (state === 'adopted' || state === 'rejected');
}

function detailOf(act: string, before: Facts, after: Facts, t: Translator): string | null {
  if (act === 'adopted' || act === 'rejected' || act === 'tied') return voteLine(after as never, t);
  if (act !== 'corrected') return null;
  return Object.keys(after)
    .map((field) => {
      const was = before[field] ?? null;
      return t('decision.story.change', {
        // @keys decision.field.*
        field: t(`decision.field.${field}`),
        had: was === null ? 'no' : 'yes',
        before: inWords(field, was, t),
        after: inWords(field, after[field] ?? null, t),
      });
    })
    .join(' · ');
}

function inWords(field: string, value: Facts[string], t: Translator): string {
  if (value === null) return '';
  if (field === 'type') return t(`command.decision.argument.type.${value}`);
  if (field === 'effective') return formatDate(Temporal.PlainDate.from(String(value)), t.locale);
  return String(value);
}

function facts(json: Prisma.JsonValue): Facts {
  return (json ?? {}) as Facts;
}
