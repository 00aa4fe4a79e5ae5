import { randomUUID } from 'node:crypto';
import type { BoardHost, Reader } from '../../adapters/web/board/host.ts';
import { mailLink } from '../board/mail-link.ts';
import { pageAt } from '../board/page-at.ts';
import { readingTurn } from '../board/reading-turn.ts';
import {
  closeSession,
  lookAtLink,
  type MailedTokens,
  openSessionBy,
  personOfSession,
} from '../board/sign-in.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Bot } from '../conversation/platform.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { fullName } from '../people/person-name.ts';
import { asLocale } from '../people/space-context.ts';
import type { Links } from '../people/turn.ts';
import { type Seal, SealError } from '../seal.ts';
import type { Database, Store } from '../store/store.ts';
import { type Clock, toDate } from '../time.ts';

export interface BoardParts {
  store: Pick<Store, 'db' | 'transaction'>;
  clock: Clock;
  bot: Bot;
  ledger: Ledger;
  links: Links;
  translators: Translators;
  tokens: MailedTokens;
  seal: Seal;
  /** Whether mail leaves this installation. */
  mails: boolean;
  /** Called after a commit that may have made messages due. */
  committed(): void;
}

/** Minutes for which an answer waits for its page. */
const replyMinutes = 15;

/** The pages’ host, answered from the domain. */
export function boardHost(parts: BoardParts): BoardHost {
  const { store, clock, bot, translators, tokens, seal, mails } = parts;
  return {
    translators,
    mails,
    async lookAtLink(token) {
      const { state, personId } = await lookAtLink(store.db, token, clock.system());
      const person = personId && (await store.db.person.findUnique({ where: { id: personId } }));
      if (state === 'unknown' || !person) return { state: 'unknown' };
      return { state, locale: asLocale(person.locale), person: fullName(person) };
    },
    signIn: (token) => store.transaction((tx) => openSessionBy(tx, token, clock.system())),
    signOut: (session) => closeSession(store.db, session),
    async mailLink(email) {
      if (!mails) return;
      const { ledger } = parts;
      await store.transaction((tx) => mailLink(tx, { ledger, tokens, now: clock.system() }, email));
      parts.committed();
    },
    async reader(session) {
      const person = await personOfSession(store.db, session, clock.system());
      return person && { id: person.id, locale: asLocale(person.locale), workspace: person.space.slug };
    },
    async page(reader, path, query) {
      const { ledger, links } = parts;
      const turn = await readingTurn({ tx: store.db, ledger, links, translators, now: clock.now() }, reader);
      return turn ? pageAt(turn, path, query) : 'forbidden';
    },
    act(reader, { event, command, values, way }) {
      const { id: externalId, workspace } = reader;
      const incoming = {
        // Whoever copies the form of somebody else does not get their answer.
        eventId: `${externalId}:${event}`,
        account: { platform: 'web' as const, workspace, externalId },
        place: { kind: 'direct' as const },
        command,
      };
      if (way === 'form') return bot.submit({ ...incoming, values });
      return bot.press({ ...incoming, arguments: values, ...(way === 'asForm' && { asForm: true }) });
    },
    async keepReply(reader, reply) {
      const id = randomUUID();
      await store.db.carriedState.create({
        data: {
          id,
          platform: 'web',
          content: seal.close(JSON.stringify(reply), contextOf(reader, id)),
          createdAt: toDate(clock.system()),
        },
      });
      return id;
    },
    async takeReply(reader, id) {
      const kept = await store.db.carriedState.findFirst({ where: { id, platform: 'web' } });
      const reply = kept && opened(seal, kept.content, contextOf(reader, id));
      if (reply) await store.db.carriedState.deleteMany({ where: { id } });
      return reply;
    },
  };
}

/** Forgets answers whose page never came. @param now system instant */
export async function purgeReplies(db: Database, now: Temporal.Instant): Promise<void> {
  await db.carriedState.deleteMany({
    where: { platform: 'web', createdAt: { lt: toDate(now.subtract({ minutes: replyMinutes })) } },
  });
}

/** Bound to the reader: the address of an answer is of no use to anybody else. */
const contextOf = (reader: Reader, id: string) => `board:${reader.id}:${id}`;

function opened(seal: Seal, content: Uint8Array, context: string): Reply | null {
  try {
    return JSON.parse(seal.open(content, context)) as Reply;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
