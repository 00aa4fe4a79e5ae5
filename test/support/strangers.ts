/** The bot among people whom it does not know: two associations, three workspaces, and a letterbox for codes. */
import type { AccountRef } from '../../src/conversation/platform.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { type TestPlatform, testPlatform } from '../../src/delivery/fixtures/test-platform.ts';
import { openWorkspace } from '../../src/people/linking/workspaces.ts';
import { type DirectBot, type DirectOptions, openDirectBot } from './direct-bot.ts';
import { type Association, readAssociation } from './read-association.ts';

const now = '2026-03-02T08:00:00Z';
/** `T3` serves no space. */
const workspaces = { T1: 'amandiers', T2: 'flamboyants', T3: 'unnamed' };

export const stranger: AccountRef = { platform: 'slack', workspace: 'T1', externalId: 'U1' };
export const other: AccountRef = { ...stranger, externalId: 'U2' };
/** Work e-mail of somebody of the first association. */
export const lea = 'lea.fontaine@amandiers.example';

export interface Strangers {
  readonly direct: DirectBot;
  readonly mails: TestPlatform;
  system(): Temporal.Instant;
  later(duration: Temporal.DurationLike): void;
  say(account: AccountRef, text: string, eventId?: string): Promise<Reply>;
  heard(account: AccountRef, text: string): Promise<string>;
  settled(): Promise<void>;
  /** The codes that arrived by mail at an address, oldest first. */
  codesAt(address: string): Promise<string[]>;
  /** The code that comes when an account asks for one. */
  codeFor(account: AccountRef, address?: string): Promise<string>;
}

export const read = (reply: Reply) => (reply.card ? renderText(reply.card, 'fr') : '');

/** An association without meetings: nothing but what is tested leaves. */
const quiet = (name: Association) => ({ ...readAssociation(name), history: undefined });

/** @param options `platforms`: beside the mail */
export async function openStrangers({ platforms = [], ...options }: DirectOptions = {}): Promise<Strangers> {
  let system = Temporal.Instant.from(now);
  let events = 0;
  const mails = testPlatform('email', { update: false, find: false });
  const direct = await openDirectBot(now, {
    files: [quiet('small'), quiet('flamboyants')],
    platforms: [mails, ...platforms],
    system: () => system,
    pairing: true,
    ...options,
  });
  await direct.delivery.start();
  for (const [workspace, domain] of Object.entries(workspaces)) {
    const opened = { platform: 'slack', workspace, domain, name: `Chat ${domain}` } as const;
    await direct.store.transaction((tx) =>
      openWorkspace(tx, { ...opened, scopes: [], byOperator: false }, system),
    );
  }
  const house: Strangers = {
    direct,
    mails,
    system: () => system,
    later(duration) {
      system = system.add(duration);
    },
    say: (account, text, eventId = `e${events++}`) =>
      direct.bot.say({ account, text, eventId, place: { kind: 'direct' } }),
    heard: async (account, text) => read(await house.say(account, text)),
    async settled() {
      await direct.delivery.handOverDue();
      await direct.delivery.drain();
    },
    async codesAt(address) {
      await house.settled();
      return mails.posted
        .filter(({ to }) => to.externalId === address)
        .flatMap(({ message }) => renderText(message.card, 'fr').match(/[A-Z2-9]{4}-[A-Z2-9]{4}/) ?? []);
    },
    async codeFor(account, address = lea) {
      await house.say(account, `lier ${address}`);
      return (await house.codesAt(address)).at(-1) ?? '';
    },
  };
  await house.settled();
  mails.posted.length = 0;
  return house;
}
