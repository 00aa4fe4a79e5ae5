import { choice, longText, text } from '../../conversation/arguments.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { changeDifficulty } from '../cases/change-difficulty.ts';
import { tellReporter } from '../cases/tell-of-difficulty.ts';
import { isOpen, lockDifficulty } from '../difficulty.ts';
import { followsSite } from '../reading-difficulties.ts';
import { changeRequest } from './change-request.ts';
import { request } from './request-arguments.ts';
import { present, shown } from './request-reply.ts';
import { tellAskers, thankInPublic } from './tell-of-request.ts';
import { lockRequest, mayBecome, type RequestRow, sitesOf } from './vendor-request.ts';

/** What the vendor says of it: entered by the vendor, or by a lead who got it by mail. */
export const answerRequest = domainCommand({
  name: 'vendor answer',
  alias: 'éditeur répondre',
  synonyms: ['réponse éditeur', 'éditeur réponse'],
  group: 'difficulty',
  act: 'vendorRequest.answer',
  arguments: {
    request: request(),
    answer: choice(
      {
        accepted: ['acceptée', 'accepté', 'oui'],
        refused: ['refusée', 'refusé', 'non'],
        delivered: ['livrée', 'livré'],
      },
      { position: 2, keys: ['réponse'] },
    ),
    words: longText({ position: 3, rest: true, optional: true, max: 500, keys: ['texte', 'motif'] }),
    version: text({ optional: true, max: 40, keys: ['version'] }),
    reference: text({ optional: true, max: 60, keys: ['référence', 'ticket'] }),
  },

  async run(turn, { request: { value }, answer, words, version, reference }) {
    const found = await lockRequest(turn.tx, value.id);
    if (answer === 'refused' && !words) return sayNo(turn, 'vendor.whyRefused', {}, 'words');
    if (!mayBecome(found.state, answer)) return present(turn, found);
    const after = await changeRequest(turn, found, answer, {
      ...(version && { promisedVersion: version }),
      ...(reference && { vendorReference: reference }),
      ...(words && { answer: words }),
    });
    const asked = answer === 'delivered' ? await solveDifficulties(turn, after) : new Set<string>();
    await tellAskers(turn, after, asked);
    if (answer === 'delivered') await thankInPublic(turn, after);
    return shown(turn, after, `vendor.now.${answer}`);
  },
});

/** What it was asked for should be over: who told it is asked whether it is. @returns those who were asked */
async function solveDifficulties(turn: DomainTurn, { difficulties }: RequestRow): Promise<Set<string>> {
  const asked = new Set<string>();
  for (const { id } of difficulties) {
    const difficulty = await lockDifficulty(turn.tx, id);
    if (!isOpen(difficulty)) continue;
    const after = await changeDifficulty(turn, difficulty, 'solved');
    await tellReporter(turn, after, 'delivered');
    if (after.reporterId) asked.add(after.reporterId);
  }
  return asked;
}

/** « C’est vérifié »: on one of the sites that asked for it. */
export const verifyRequest = domainCommand({
  name: 'vendor verify',
  alias: 'demande vérifier',
  group: 'difficulty',
  arguments: { request: request() },

  async run(turn, values) {
    const found = await lockRequest(turn.tx, values.request.value.id);
    const follows = await Promise.all(sitesOf(found).map((siteId) => followsSite(turn, siteId)));
    if (!follows.some(Boolean)) return sayNo(turn, 'vendor.notYours', {}, 'request');
    if (!mayBecome(found.state, 'verified')) return present(turn, found);
    return shown(turn, await changeRequest(turn, found, 'verified'), 'vendor.now.verified');
  },
});
