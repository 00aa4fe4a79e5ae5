import type { Transaction } from '../store/store.ts';
import { dateOrNull } from './date-or-null.ts';
import { type Ids, idOf } from './ids.ts';
import type { SpaceFile } from './space-file.ts';

/** Writes the organisations and the channels. */
export async function loadOrganisations(tx: Transaction, file: SpaceFile, ids: Ids): Promise<void> {
  await tx.organisation.createMany({
    data: file.organisations.map((organisation) => ({
      id: idOf(ids.organisations, organisation.code),
      spaceId: ids.spaceId,
      code: organisation.code,
      name: organisation.name,
      kind: organisation.kind,
      town: organisation.town,
      timeZone: organisation.timeZone ?? file.space.timeZone,
      holidays: organisation.holidays,
      executiveBodyLabel: organisation.executiveBodyLabel,
      opensAt: organisation.opensAt,
      closesAt: organisation.closesAt,
      maturity: organisation.maturity,
      workspace: organisation.workspace,
      partnership: organisation.partnership,
      agreementSignedOn: dateOrNull(organisation.agreementSignedOn),
      agreementEndsOn: dateOrNull(organisation.agreementEndsOn),
    })),
  });
  await tx.channel.createMany({
    data: file.channels.map((channel, index) => ({
      id: ids.channels[index],
      spaceId: ids.spaceId,
      platform: channel.platform,
      workspace: channel.workspace,
      externalId: channel.id ?? channel.name,
      name: channel.name,
      topic: channel.topic,
    })),
  });
}
