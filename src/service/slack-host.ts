import { cures } from '../../adapters/slack/cures.ts';
import type { SlackHost, SlackTrouble } from '../../adapters/slack/host.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import type { Logger } from '../log.ts';
import { adoptChannels } from '../people/linking/adopt-channels.ts';
import { linkMembers, revokeAccount } from '../people/linking/members.ts';
import { closeWorkspace, openWorkspace } from '../people/linking/workspaces.ts';
import { fullName } from '../people/person-name.ts';
import { asLocale } from '../people/space-context.ts';
import type { Database, Store } from '../store/store.ts';
import type { Clock } from '../time.ts';

export interface SlackHostParts {
  store: Pick<Store, 'db' | 'transaction'>;
  clock: Clock;
  /** With the sentences of the Slack adapter. */
  translators: Translators;
  delivery: Pick<Delivery, 'tellTrouble' | 'wake'>;
  log: Pick<Logger, 'info' | 'warn'>;
}

const platform = 'slack';

/** What the Slack adapter asks, answered from the database, people/ and delivery/. */
export function slackHost(parts: SlackHostParts): SlackHost {
  const { store, clock, log } = parts;
  const { db } = store;
  const accountKey = (workspace: string, externalId: string) => ({
    platform_workspace_externalId: { platform, workspace, externalId } as const,
  });
  return {
    async localeOf(workspace, externalId) {
      const account = await db.platformAccount.findUnique({
        where: accountKey(workspace, externalId),
        select: { person: { select: { locale: true } } },
      });
      if (account) return asLocale(account.person.locale);
      const row = await db.chatWorkspace.findUnique({
        where: { platform_externalId: { platform, externalId: workspace } },
        select: { space: { select: { locale: true } } },
      });
      return asLocale(row?.space?.locale ?? 'fr');
    },
    async workspaceOpened(facts) {
      const spaceId = await store.transaction((tx) => openWorkspace(tx, { platform, ...facts }, clock.now()));
      if (spaceId === null && (await db.space.count()) === 0)
        log.warn(
          { workspace: facts.workspace },
          'There is no space yet: stop the service and load one with “npm run import -- our-space.json”, or make one with “npm run setup”.',
        );
      else if (spaceId === null)
        log.warn(
          { workspace: facts.workspace, domain: facts.domain },
          'No space is served in this Slack workspace: name its team id as the workspace of an organisation in the space file. Its domain does too, unless another workspace has served a space under it.',
        );
      return spaceId;
    },
    async workspaceClosed(workspace) {
      await store.transaction((tx) => closeWorkspace(tx, { platform, workspace }, clock.now()));
    },
    linkMembers: (workspace, members) =>
      store.transaction((tx) => linkMembers(tx, { platform, workspace }, members, clock.now())),
    async memberLeft(workspace, externalId) {
      await store.transaction((tx) => revokeAccount(tx, { platform, workspace, externalId }, clock.now()));
    },
    adoptChannels: (workspace, channels) =>
      store.transaction((tx) => adoptChannels(tx, { platform, workspace }, channels)),
    async accountsOf(workspace, personIds) {
      const accounts = await db.platformAccount.findMany({
        where: { platform, workspace, state: 'linked', personId: { in: [...personIds] } },
        orderBy: { id: 'desc' },
        select: { personId: true, externalId: true },
      });
      return new Map(accounts.map(({ personId, externalId }) => [personId, externalId]));
    },
    async directOf(workspace, externalId) {
      const account = await db.platformAccount.findUnique({
        where: accountKey(workspace, externalId),
        select: { directId: true },
      });
      return account?.directId ?? null;
    },
    async rememberDirect(workspace, externalId, directId) {
      await db.platformAccount.updateMany({
        where: { platform, workspace, externalId },
        data: { directId },
      });
    },
    trouble: (trouble) => tellTrouble(parts, trouble),
  };
}

/** In the log with its cure; a lead of the space is told as well, where one is served. */
async function tellTrouble({ store, delivery, translators, log }: SlackHostParts, trouble: SlackTrouble) {
  const { workspace, reason, detail } = trouble;
  const cure = cures[reason];
  const where = await nameOf(store.db, trouble);
  const spaceId = await spaceServing(store.db, workspace);
  if (spaceId === null) {
    const how = translators.en(cure, { where: where || workspace, detail });
    log.warn(
      { workspace, reason, detail, where, cure: how },
      'Slack refuses, and nobody is there to be told.',
    );
    return;
  }
  await store.transaction((tx) =>
    delivery.tellTrouble(tx, { spaceId, platform, workspace, reason, cure, detail, where }),
  );
  delivery.wake();
}

/** The space of a workspace, also of one that was closed: that is a trouble as well. */
async function spaceServing(db: Database, workspace: string): Promise<string | null> {
  const row = await db.chatWorkspace.findUnique({
    where: { platform_externalId: { platform, externalId: workspace } },
    select: { spaceId: true },
  });
  return row?.spaceId ?? null;
}

/** The channel or the person it happened to, as people name them; the id where nobody is known by it. */
async function nameOf(db: Database, { workspace, externalId }: SlackTrouble): Promise<string> {
  if (externalId === undefined) return '';
  const where = { platform_workspace_externalId: { platform, workspace, externalId } as const };
  const channel = await db.channel.findUnique({ where, select: { name: true } });
  if (channel) return `#${channel.name}`;
  const account = await db.platformAccount.findUnique({ where, include: { person: true } });
  return account ? fullName(account.person) : externalId;
}
