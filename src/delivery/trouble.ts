import { createHash } from 'node:crypto';
import { card } from '../conversation/card.ts';
import type { PlatformName, Refusal } from '../conversation/platform.ts';
import type { Transaction } from '../store/store.ts';
import { alertWhoDecides } from './alert-who-decides.ts';
import type { Desk } from './desk.ts';
import { handOver } from './hand-over.ts';
import type { Composer } from './ledger.ts';

/** Rule and composer of the alert that says what is wrong on a platform and how to cure it. */
export const troubleRule = 'TROUBLE';
export const troubleMessage = 'delivery.trouble';

/** A platform refused something that people can put right (issue: missing rights and changed workspaces). */
export interface Trouble {
  spaceId: string;
  platform: PlatformName;
  /** Chat workspace it happened in. */
  workspace: string;
  reason: Refusal;
  /** Key of the sentence that says what to do about it, as the platform's `cures` name it (where, detail). */
  cure: string;
  /** The platform's own word: `missing_scope: files:write`. */
  detail: string;
  /** Channel or person it happened to, as people name it: `#copil-dui`, `Yann Kerbrat`. */
  where?: string;
}

/** What is wrong with a whole workspace is told once, naming it, whomever it was noticed with. */
const ofTheWorkspace: readonly Refusal[] = ['revoked', 'missingScope'];

/** Logs it with its reason, and tells one lead of the space, once a day for the same cure of the same thing. */
export async function tellTrouble(desk: Desk, tx: Transaction, trouble: Trouble): Promise<void> {
  const { spaceId, platform, workspace, reason, cure, detail } = trouble;
  const where = ofTheWorkspace.includes(reason)
    ? await desk.directory.workspace(tx, platform, workspace)
    : (trouble.where ?? '');
  const how = desk.translators.en(cure, { where, detail });
  desk.log.warn(
    { spaceId, platform, reason, detail, where, cure: how },
    'A platform refuses; a lead is told how to cure it',
  );
  const leaving = await alertWhoDecides(desk, tx, {
    spaceId,
    rule: troubleRule,
    message: troubleMessage,
    // Two rights that are missing are two cures; two codes with the same way out are one.
    matter: createHash('sha256').update(`${platform} ${how}`).digest('hex').slice(0, 16),
    parameters: { platform, reason, cure, detail, where },
  });
  await handOver(desk, tx, leaving, desk.clock.now());
}

/** « Je ne peux pas écrire dans #copil-dui » with what to do about it, in the words of the platform. */
export const composeTrouble: Composer = async ({ t }, { parameters }) => {
  const { cure, where, detail } = parameters as Record<'cure' | 'where' | 'detail', string>;
  return { card: card(t('delivery.trouble.heading'), t(cure, { where, detail })) };
};
