import { randomUUID } from 'node:crypto';
import type { BoardHost, Reader } from '../../adapters/web/board/host.ts';
import { attachFile } from '../board/attach-file.ts';
import { fileAt } from '../board/file-at.ts';
import { mailLink } from '../board/mail-link.ts';
import { pageAt } from '../board/page-at.ts';
import { exchangePath } from '../board/paths.ts';
import { readingTurn } from '../board/reading-turn.ts';
import {
  closeSession,
  lookAtLink,
  type MailedTokens,
  openSessionBy,
  personOfSession,
} from '../board/sign-in.ts';
import { readLink } from '../calendar/signed-links.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Bot } from '../conversation/platform.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { exchangeFile } from '../exchange/page/exchange-file.ts';
import { exchangePage } from '../exchange/page/exchange-page.ts';
import { handInWorkbook } from '../exchange/page/hand-in-workbook.ts';
import { fullName } from '../people/person-name.ts';
import { asLocale } from '../people/space-context.ts';
import type { Links } from '../people/turn.ts';
import { type Seal, SealError } from '../seal.ts';
import type { Database, Store } from '../store/store.ts';
import { type Clock, toDate } from '../time.ts';
import { fileLinkPurpose } from './links.ts';

export interface BoardParts {
  store: Pick<Store, 'db' | 'transaction'>;
  clock: Clock;
  bot: Bot;
  ledger: Ledger;
  links: Links;
  translators: Translators;
  tokens: MailedTokens;
  seal: Seal;
  /** Of this installation: signs the addresses of files. */
  secret: string;
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
  const turnOf = (reader: Pick<Reader, 'id' | 'workspace'>) =>
    readingTurn({ ...parts, tx: store.db, now: clock.now() }, reader);
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
      const turn = await turnOf(reader);
      return turn ? pageAt(turn, path, query, { [exchangePath]: exchangePage }) : 'forbidden';
    },
    act(reader, { event, command, values, way }) {
      const incoming = { ...from(reader, event), command };
      if (way === 'form') return bot.submit({ ...incoming, values });
      return bot.press({ ...incoming, arguments: values, ...(way === 'asForm' && { asForm: true }) });
    },
    async attach(reader, { event, values, file }) {
      const turn = await turnOf(reader);
      if (!turn) return { outcome: 'refused', visibility: 'private' };
      const press = (given: Record<string, string>) =>
        bot.press({
          ...from(reader, event),
          command: 'agenda attach',
          arguments: { ...values, ...given },
        });
      return attachFile({ store, now: clock.system(), press }, turn, file);
    },
    async handInWorkbook(reader, { file }) {
      const turn = await turnOf(reader);
      if (!turn) return { reply: { outcome: 'refused', visibility: 'private' } };
      return handInWorkbook(store, clock.system(), turn, file);
    },
    async download(reader, name) {
      const turn = await turnOf(reader);
      return turn ? ((await exchangeFile(turn, name)) ?? 'unknown') : 'forbidden';
    },
    async file(which, session) {
      const asked = await askedFile(parts, which, session);
      if (typeof asked === 'string') return asked;
      const turn = await turnOf(asked.reader);
      return turn ? ((await fileAt(turn, asked.document)) ?? 'unknown') : 'forbidden';
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

/** @param token of the form: whoever copies the form of somebody else does not get their answer */
function from({ id, workspace }: Reader, token: string) {
  return {
    eventId: `${id}:${token}`,
    account: { platform: 'web' as const, workspace, externalId: id },
    place: { kind: 'direct' as const },
  };
}

interface AskedFile {
  document: string;
  reader: Pick<Reader, 'id' | 'workspace'>;
}

/** A document by its id, for who is signed in; by an address that was signed for one person, for that person. */
async function askedFile(
  { store, clock, secret }: Pick<BoardParts, 'store' | 'clock' | 'secret'>,
  which: string,
  session: Reader | null,
): Promise<AskedFile | 'signedOut' | 'expired' | 'unknown'> {
  if (uuid.test(which)) return session ? { document: which, reader: session } : 'signedOut';
  const payload = readLink(secret, fileLinkPurpose, which, clock.system());
  if (payload === 'expired') return 'expired';
  if (payload === 'bad') return 'unknown';
  const person = await store.db.person.findUnique({
    where: { id: String(payload.p) },
    include: { space: { select: { slug: true } } },
  });
  if (!person) return 'unknown';
  return { document: String(payload.d), reader: { id: person.id, workspace: person.space.slug } };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
