import type { Block, ListItem } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import { dayOn } from '../sites/day-on.ts';
import { referentsOf } from '../sites/referents.ts';
import type { Organisation, Site } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dutyNow } from './on-duty.ts';

/**
 * Whom somebody on a site may telephone: its referents, who is on duty that day, the site, the support. A number that nobody
 * entered is not made up: the name stands alone.
 */
export async function phoneLines(
  tx: Transaction,
  site: Site & { organisation: Organisation },
  t: Translator,
  now: Temporal.Instant,
): Promise<Block[]> {
  const day = dayOn(site, now);
  const duties = (await dutyNow(tx, site, now)).onDuty;
  const deployment = await tx.deployment.findUnique({ where: { siteId: site.id } });
  const referents = (await referentsOf(tx, site.id, day)).filter(
    ({ personId }) => !duties.some((duty) => duty.personId === personId),
  );
  const lines = [
    ...duties.map(({ person, phone }) => ({
      name: fullName(person),
      what: t('difficulty.phone.onDuty'),
      phone: phone ?? person.phone,
    })),
    ...referents.map(({ person, kind }) => ({
      name: fullName(person),
      what: t(`difficulty.referent.${kind}`),
      phone: person.phone,
    })),
    ...(site.phone ? [{ name: site.name, what: t('difficulty.phone.site'), phone: site.phone }] : []),
    ...(deployment?.supportPhone
      ? [{ name: t('difficulty.phone.support'), what: '', phone: deployment.supportPhone }]
      : []),
  ];
  if (lines.length === 0) return [];
  // Who has no number is not to be called.
  const heading = t('difficulty.phone.heading', { all: lines.every(({ phone }) => phone !== null) });
  return [{ kind: 'list', heading, items: lines.map(item) }];
}

function item({ name, what, phone }: { name: string; what: string; phone: string | null }): ListItem {
  return { text: [{ bold: name }, ...(what ? [` · ${what}`] : []), ...(phone ? [` · ${phone}`] : [])] };
}
