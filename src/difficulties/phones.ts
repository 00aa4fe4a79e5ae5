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
  const onDuty = duties.map(({ person, phone }) =>
    line(fullName(person), t('difficulty.phone.onDuty'), phone ?? person.phone),
  );
  const referents = (await referentsOf(tx, site.id, day))
    .filter(({ personId }) => !duties.some((duty) => duty.personId === personId))
    .map(({ person, kind }) => line(fullName(person), t(`difficulty.referent.${kind}`), person.phone));
  const items = [
    ...onDuty,
    ...referents,
    ...(site.phone ? [line(site.name, t('difficulty.phone.site'), site.phone)] : []),
    ...(deployment?.supportPhone ? [line(t('difficulty.phone.support'), '', deployment.supportPhone)] : []),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', heading: t('difficulty.phone.heading'), items }];
}

function line(name: string, what: string, phone: string | null): ListItem {
  return { text: [{ bold: name }, ...(what ? [` · ${what}`] : []), ...(phone ? [` · ${phone}`] : [])] };
}
