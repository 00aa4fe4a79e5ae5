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
  /** The platform's own word: `missing_scope: files:write`. */
  detail: string;
  /** Channel or person it happened to, as people name it: `#copil-dui`, `Yann Kerbrat`. */
  where?: string;
}

/** What is wrong with a whole workspace is told once, naming it, whomever it was noticed with. */
const ofTheWorkspace: readonly Refusal[] = ['revoked', 'missingScope'];

/** Logs it with its reason, and tells one lead of the space, once a day for the same matter. */
export async function tellTrouble(desk: Desk, tx: Transaction, trouble: Trouble): Promise<void> {
  const { spaceId, platform, workspace, reason, detail } = trouble;
  const where = ofTheWorkspace.includes(reason)
    ? await nameOfWorkspace(tx, platform, workspace)
    : (trouble.where ?? '');
  const cure = desk.translators.en(`${platform}.trouble.${reason}`, { where, detail });
  desk.log.warn(
    { spaceId, platform, reason, detail, where, cure },
    'A platform refuses; a lead is told how to cure it',
  );
  const leaving = await alertWhoDecides(desk, tx, {
    spaceId,
    rule: troubleRule,
    message: troubleMessage,
    matter: `${platform}:${reason}:${where || detail}`,
    parameters: { platform, reason, detail, where },
  });
  await handOver(desk, tx, leaving, desk.clock.now());
}

async function nameOfWorkspace(tx: Transaction, platform: PlatformName, externalId: string): Promise<string> {
  const row = await tx.chatWorkspace.findUnique({ where: { platform_externalId: { platform, externalId } } });
  return row?.name ?? externalId;
}

/** « Je n’ai pas pu écrire dans #copil-dui » with what to do about it, in the words of the platform. */
export const composeTrouble: Composer = async ({ t }, { parameters }) => {
  const { platform, reason, where, detail } = parameters as Record<
    'platform' | 'reason' | 'where' | 'detail',
    string
  >;
  // @keys slack.trouble.*
  return { card: card(t('delivery.trouble.heading'), t(`${platform}.trouble.${reason}`, { where, detail })) };
};
