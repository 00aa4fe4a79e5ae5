import { formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { sitePlaceholders } from './placeholders.ts';

/** « Je ne connais pas {équipe}. Vous pouvez utiliser : {site}, … » */
export function unknownPlaceholder(
  turn: DomainTurn,
  unknown: readonly string[],
  known: Readonly<Record<string, string>> = sitePlaceholders,
): Reply {
  const { locale } = turn;
  const braced = (names: readonly string[]) => names.map((name) => `{${name}}`);
  return sayNo(
    turn,
    'announcement.placeholder.unknown',
    {
      count: unknown.length,
      unknown: formatList(braced(unknown), locale),
      known: braced(locale === 'fr' ? Object.values(known) : Object.keys(known)).join(', '),
    },
    'body',
  );
}
