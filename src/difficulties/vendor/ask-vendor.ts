import { entity, longText } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { nextInSeries } from '../../people/number-series.ts';
import { judgeAct } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { type DifficultyRow, lockDifficulty } from '../difficulty.ts';
import { followsSite } from '../reading-difficulties.ts';
import { numberOf } from '../series.ts';
import { isOfOwnHouse, siteMeant } from '../site-meant.ts';
import { linkDifficulty } from './link-difficulty.ts';
import { kind, priority, thanks } from './request-arguments.ts';
import { leadButtons, requestCard } from './request-card.ts';
import { tellAuthor, tellLeads } from './tell-of-request.ts';
import { requestParts } from './vendor-request.ts';

/** C45: what the software should do, written for the vendor; the functional lead sends it. */
export const askVendor = domainCommand({
  name: 'vendor request',
  alias: 'demande éditeur',
  synonyms: ['demander éditeur', 'évolution'],
  group: 'difficulty',
  act: 'vendorRequest.send',
  grants: ['allowed'],
  /** Whoever may propose writes the draft themselves: it is its sending that somebody else decides on. */
  outright: () => true,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true }),
    text: longText({ position: 2, rest: true, max: 500, keys: ['texte', 'quoi'] }),
    kind: kind({ position: 3 }),
    priority: priority(),
    difficulty: entity<DifficultyRow>('difficulty', { optional: true, keys: ['difficulté'] }),
    thanks: thanks(),
  },

  async run(turn, values) {
    const { tx, t, actor, space } = turn;
    const difficulty = values.difficulty && (await lockDifficulty(tx, values.difficulty.value.id));
    if (difficulty?.vendorRequest)
      return sayNo(
        turn,
        'vendor.already',
        { number: numberOf('DIF', difficulty), request: numberOf('VR', difficulty.vendorRequest) },
        'difficulty',
      );
    const site = difficulty?.site ?? values.site?.value ?? (await siteMeant(turn));
    if (!site) return sayNo(turn, 'difficulty.whichSite', {}, 'site');
    if (!isOfOwnHouse(turn, site) && !(await followsSite(turn, site.id)))
      return sayNo(turn, 'difficulty.otherHouse', { site: site.name }, 'site');
    const { id } = await tx.vendorRequest.create({
      data: {
        spaceId: space.id,
        number: await nextInSeries(tx, space.id, 'VR'),
        kind: values.kind,
        text: values.text,
        priority: values.priority ?? 'normal',
        authorId: actor.id,
        createdAt: toDate(turn.now),
        askers: { create: { siteId: site.id, personId: actor.id, thanked: values.thanks === 'yes' } },
      },
    });
    if (difficulty) await linkDifficulty(turn, difficulty, id);
    const request = await tx.vendorRequest.findUniqueOrThrow({ where: { id }, include: requestParts });
    await journal(
      turn,
      'vendorRequest.drafted',
      { type: 'vendorRequest', id },
      { after: { number: numberOf('VR', request), kind: request.kind, text: request.text } },
    );
    const sends = await maySend(turn);
    if (!sends) await tellLeads(turn, request);
    if (difficulty?.reporterId) await tellAuthor(turn, request, difficulty.reporterId);
    return {
      outcome: 'done',
      visibility: 'private',
      card: await requestCard(tx, request, t, {
        said: [{ kind: 'notice', tone: 'success', text: t(sends ? 'vendor.ready' : 'vendor.handedOn') }],
        actions: sends ? leadButtons(request, t).filter(({ id }) => id === 'send' || id === 'group') : [],
      }),
    };
  },
});

/** @returns whether the person sends requests outright */
export async function maySend(turn: DomainTurn): Promise<boolean> {
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const { verdict } = await judgeAct(turn, 'vendorRequest.send', { committeeId: committee?.id, own: false });
  return verdict === 'allowed';
}
