import type { CommandButton } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Composer, Composers } from '../../delivery/ledger.ts';
import { inPlaceOf } from '../../people/for-lead.ts';
import { namesById } from '../../people/names-by-id.ts';
import { fullName } from '../../people/person-name.ts';
import { siteTies } from '../../people/site-ties.ts';
import { readDayOn } from '../../sites/day-on.ts';
import type { Transaction } from '../../store/store.ts';
import { numberOf } from '../series.ts';
import { leadButtons, requestCard, requestFields } from './request-card.ts';
import {
  authorsOf,
  houseStates,
  mayBecome,
  type RequestRow,
  requestParts,
  sitesOf,
} from './vendor-request.ts';

/** To the leads: somebody asks for something. */
const drafted: Composer = async ({ tx, t, redraw }, delivery) => {
  const request = await tx.vendorRequest.findUnique({
    where: { id: delivery.subjectId },
    include: requestParts,
  });
  if (!request) return null;
  const waits = houseStates.includes(request.state) && !request.groupedIntoId;
  if (!waits && !redraw) return null;
  const { insteadOf } = delivery.parameters as { insteadOf?: string };
  const away = insteadOf ? await tx.person.findUnique({ where: { id: insteadOf } }) : null;
  const names = await namesById(tx, [request.authorId]);
  const text = waits
    ? t('vendor.drafted.ask', { name: names.get(request.authorId ?? '') ?? '' })
    : t(request.groupedIntoId ? 'vendor.drafted.grouped' : 'vendor.drafted.settled');
  const card = await requestCard(tx, request, t, {
    said: [{ kind: 'text', text }],
    actions: waits ? leadButtons(request, t).filter(({ id }) => id !== 'accepted' && id !== 'delivered') : [],
  });
  return { card: { ...card, ...inPlaceOf(away, t) } };
};

/** To the vendor: what is asked, by which sites, and how to answer. Nobody who works there is named. */
const toVendor: Composer = async ({ tx, t, answers }, delivery) => {
  const request = await tx.vendorRequest.findUnique({
    where: { id: delivery.subjectId },
    include: requestParts,
  });
  if (!request) return null;
  const { answersTo } = delivery.parameters as { answersTo: string | null };
  const lead = answersTo ? await tx.person.findUnique({ where: { id: answersTo } }) : null;
  const number = numberOf('VR', request);
  const fields = await requestFields(tx, request, t, 'vendor');
  const how =
    answers === 'mail'
      ? t('vendor.toVendor.byMail', {
          number,
          name: lead ? fullName(lead) : '',
          email: lead?.workEmail ?? '',
        })
      : t('vendor.toVendor.byChat', { number });
  return {
    card: {
      heading: t('vendor.toVendor.heading', { number, kind: t(`vendor.kind.${request.kind}`) }),
      blocks: [
        { kind: 'text', text: [{ bold: request.text }] },
        { kind: 'fields', fields },
        { kind: 'text', text: how },
      ],
    },
  };
};

/** To everybody who asked for it, and to the referents of their sites. */
const answered: Composer = async ({ tx, t, now, personId }, { subjectId }) => {
  const request = await tx.vendorRequest.findUnique({ where: { id: subjectId }, include: requestParts });
  if (!request || !['accepted', 'refused', 'delivered', 'verified'].includes(request.state)) return null;
  const version = request.promisedVersion;
  const values = { number: numberOf('VR', request), version: version ?? '', hasVersion: version !== null };
  const verifies = mayBecome(request.state, 'verified') && (await answersForSite(tx, request, personId, now));
  const card = await requestCard(tx, request, t, {
    // @keys vendor.answered.*
    said: [{ kind: 'text', text: t(`vendor.answered.${request.state}`, { ...values, verifies }) }],
    actions: verifies ? leadButtons(request, t).filter(({ id }) => id === 'verify') : [],
  });
  return { card };
};

/** Whether somebody checks on one of its sites that it works: who only told a difficulty does not. */
async function answersForSite(
  tx: Transaction,
  request: RequestRow,
  personId: string | null,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!personId) return false;
  for (const siteId of sitesOf(request)) {
    const { directs, refers } = await siteTies(tx, personId, await readDayOn(tx, siteId, now), siteId);
    if (directs || refers) return true;
  }
  return false;
}

/** To who told the difficulty it comes from. */
const author: Composer = async ({ tx, t, personId }, { subjectId }) => {
  const request = await tx.vendorRequest.findUnique({ where: { id: subjectId }, include: requestParts });
  const mine = request?.askers.find((asker) => asker.personId === personId);
  if (!request || !mine) return null;
  const number = numberOf('VR', request);
  const answer = (id: 'yes' | 'no'): CommandButton => ({
    id,
    label: t(`vendor.thanks.button.${id}`),
    command: 'vendor thanks',
    arguments: { request: number, answer: id },
  });
  const asks = t(mine.thanked ? 'vendor.thanked.yes' : 'vendor.author.ask');
  const card = await requestCard(tx, request, t, {
    said: [{ kind: 'text', text: t('vendor.author.text', { number }) }],
    actions: [answer(mine.thanked ? 'no' : 'yes')],
  });
  return {
    card: {
      ...card,
      blocks: [...card.blocks, { kind: 'text', text: asks }],
    },
  };
};

/** In the news of an organisation: its own people who accepted it, and how many more. */
const thanksInPublic: Composer = async ({ tx, t }, { subjectId, recipientId }) => {
  const request = await tx.vendorRequest.findUnique({ where: { id: subjectId }, include: requestParts });
  if (!request || !mayBeThanked(request.state)) return null;
  const accepted = request.askers.flatMap(({ personId, thanked }) => (thanked && personId ? personId : []));
  const people = await tx.person.findMany({
    where: { id: { in: accepted }, organisation: { newsChannelId: recipientId } },
    orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }],
  });
  if (people.length === 0) return null;
  const others = authorsOf(request).length - people.length;
  const version = request.promisedVersion;
  return {
    card: {
      heading: t('vendor.thanks.heading'),
      blocks: [
        {
          kind: 'text',
          text: t('vendor.thanks.text', {
            text: request.text,
            version: version ?? '',
            hasVersion: version !== null,
          }),
        },
        {
          kind: 'text',
          text: t('vendor.thanks.people', { who: formatList(people.map(fullName), t.locale), others }),
        },
      ],
    },
  };
};

const mayBeThanked = (state: string) => state === 'delivered' || state === 'verified';

/** Every message about a request to the vendor. */
export const requestComposers: Composers = {
  'vendor.drafted': drafted,
  'vendor.toVendor': toVendor,
  'vendor.answered': answered,
  'vendor.author': author,
  'vendor.thanks': thanksInPublic,
};
