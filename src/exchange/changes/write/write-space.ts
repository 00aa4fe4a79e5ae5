import { dateOrNull } from '../../../spaces/date-or-null.ts';
import { idOf, optionalId } from '../../../spaces/ids.ts';
import { channelId } from '../../../spaces/load-sites.ts';
import { found, type Writer } from './writing.ts';

export const writeSpace: Writer = async ({ by, file, ids }) => {
  const { space } = file;
  await by.tx.space.update({
    where: { id: ids.spaceId },
    data: {
      name: space.name,
      projectName: space.project,
      projectPhase: space.phase,
      milestonePhase: space.milestonePhase ?? null,
      timeZone: space.timeZone,
      locale: space.locale,
      charter: JSON.parse(JSON.stringify(space.charter ?? {})),
    },
  });
};

export const writeOrganisation: Writer = async ({ by, file, ids }, { entry }) => {
  const one = found(file.organisations, ({ code }) => code === entry.code);
  const { code, newsChannel, agreementSignedOn, agreementEndsOn, timeZone, ...columns } = one;
  await by.tx.organisation.update({
    where: { id: idOf(ids.organisations, code) },
    data: {
      ...columns,
      timeZone: timeZone ?? file.space.timeZone,
      newsChannelId: channelId(newsChannel, file, ids),
      agreementSignedOn: dateOrNull(agreementSignedOn),
      agreementEndsOn: dateOrNull(agreementEndsOn),
    },
  });
};

export const writeChannel: Writer = async ({ by, file, ids }, { entry }) => {
  const index = file.channels.findIndex(
    (one) => one.workspace === entry.workspace && one.name === entry.name,
  );
  await by.tx.channel.update({
    where: { id: ids.channels[index] },
    data: { topic: file.channels[index]?.topic },
  });
};

export const writeUsageTarget: Writer = async ({ by, ids }, { entry }) => {
  await by.tx.usageTarget.updateMany({
    where: {
      spaceId: ids.spaceId,
      code: String(entry.code),
      organisationId: optionalId(ids.organisations, entry.organisation as string | undefined),
    },
    data: { label: String(entry.label), target: Number(entry.target) },
  });
};
