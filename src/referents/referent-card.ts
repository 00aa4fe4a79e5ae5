import type { Card, CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { ReferentKind } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { namedOn, referentKinds } from './assignment.ts';
import { referentBlocks } from './referent-lines.ts';

interface NamedSite {
  id: string;
  code: string;
  name: string;
}

/** The referents of one site, with what is vacant and how to fill it. */
export async function referentCard(
  tx: Transaction,
  site: NamedSite,
  day: Temporal.PlainDate,
  t: Translator,
): Promise<Card> {
  const named = await namedOn(tx, site.id, day);
  const others = await tx.referentAssignment.findMany({
    where: {
      personId: { in: named.map(({ personId }) => personId) },
      siteId: { not: site.id },
      state: 'accepted',
      site: { state: 'active' },
    },
    include: { site: true },
    orderBy: { site: { code: 'asc' } },
  });
  const also = new Map<string, string[]>();
  for (const one of others) also.set(one.personId, [...(also.get(one.personId) ?? []), one.site.code]);
  const vacant = referentKinds.filter((kind) => !named.some((one) => one.kind === kind));
  return {
    heading: t('referent.card.heading', { code: site.code, site: site.name }),
    blocks:
      named.length > 0
        ? referentBlocks(named, day, t, also)
        : [{ kind: 'text', text: t('referent.card.none') }],
    actions: vacant.map((kind) => nameButton(t, site.code, kind)),
  };
}

/** « Nommer (technique) »: opens the form for who. */
export function nameButton(t: Translator, site: string, kind: ReferentKind): CommandButton {
  return {
    id: `name-${kind}`,
    label: t('referent.button.name', { kind: t(`referent.kind.${kind}`) }),
    style: 'primary',
    command: 'referent set',
    arguments: { site, kind },
  };
}
