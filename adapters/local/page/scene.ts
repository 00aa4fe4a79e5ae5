/** Everything the parts of a page need to draw themselves for one person. */
import type { html } from 'hono/html';
import type { Locale, Translator } from '../../../src/conversation/language.ts';
import type { ClockFace } from '../actions.ts';
import { type Conversation, directConversation } from '../directory.ts';
import type { LocalChannel, LocalPerson, LocalWorkspace } from '../host.ts';
import type { LocalParts } from '../local-parts.ts';
import { words } from '../messages.ts';
import type { Unread } from '../unread.ts';
import type { View } from './view.ts';

export type Html = ReturnType<typeof html>;

export interface Scene {
  view: View;
  t: Translator;
  me: LocalPerson;
  /** Null for somebody without chat. */
  conversation: Conversation | null;
  people: LocalPerson[];
  channels: LocalChannel[];
  workspaces: LocalWorkspace[];
  clock: ClockFace;
  unread: Unread;
}

/**
 * @param wanted what the address asks for; the first person and the direct conversation otherwise
 * @returns null while no space is loaded. Throws `LocalRefusal` for unknown people and channels.
 */
export async function sceneOf(
  { host, directory, actions, unread }: LocalParts,
  wanted: Partial<View>,
): Promise<Scene | null> {
  const [people, channels, workspaces, clock] = await Promise.all([
    host.people(),
    host.channels(),
    host.workspaces(),
    actions.clockFace(),
  ]);
  const first = people.find((person) => person.workspace !== null) ?? people[0];
  if (!first) return null;
  const me = wanted.as === undefined ? first : await directory.person(wanted.as);
  const { workspace } = me;
  const conversation =
    workspace === null ? null : await directory.conversation({ ...me, workspace }, wanted.in ?? 'dm');
  const view: View = {
    pane: null,
    thread: null,
    lang: null,
    draft: '',
    form: null,
    ...wanted,
    as: me.handle,
    in: conversation?.channel?.name ?? 'dm',
  };
  return {
    view,
    t: words[languageOf(view, me)],
    me,
    conversation,
    people,
    channels,
    workspaces,
    clock,
    unread,
  };
}

const languageOf = (view: View, me: LocalPerson): Locale => view.lang ?? me.locale;

/** @returns « #copil-dui », or « copil » for the direct conversation. */
export function titleOf({ conversation, me, t }: Scene): string {
  if (!conversation) return t('local.mails.of', { person: me.name });
  return conversation.channel ? `#${conversation.channel.name}` : t('local.bot');
}

/** @returns the person's direct conversation, as messages name it. */
export const ownConversation = ({ me }: Scene): string => directConversation(me.handle);
