import type { RecipientDirectory } from '../delivery/ports.ts';
import { fullName } from './person-name.ts';
import { asLocale } from './space-context.ts';

/** Where delivery/ finds people and channels; who left is reached no more. */
export const recipientDirectory: RecipientDirectory = {
  async person(tx, id) {
    const person = await tx.person.findUnique({
      where: { id },
      include: { accounts: { where: { state: 'linked' }, orderBy: { id: 'asc' } } },
    });
    if (!person || person.state === 'left') return null;
    const accounts = person.accounts
      .map(({ platform, workspace, externalId }) => ({ platform, workspace, externalId }))
      .sort(
        (one, other) =>
          Number(other.platform === person.preferredPlatform) -
          Number(one.platform === person.preferredPlatform),
      );
    return {
      locale: asLocale(person.locale),
      name: person.handle,
      fullName: fullName(person),
      accounts,
      email: person.workEmail,
    };
  },

  async channel(tx, id) {
    const channel = await tx.channel.findUnique({ where: { id } });
    if (!channel) return null;
    const space = await tx.space.findUnique({ where: { id: channel.spaceId }, select: { locale: true } });
    const { name, platform, workspace, externalId } = channel;
    return { locale: asLocale(space?.locale ?? 'fr'), name, platform, workspace, externalId };
  },

  async workspace(tx, platform, externalId) {
    const row = await tx.chatWorkspace.findUnique({
      where: { platform_externalId: { platform, externalId } },
      select: { name: true },
    });
    return row?.name ?? externalId;
  },
};
