import { changeDate } from '../../../deployments/changes/change-date.ts';
import { lockDeployment } from '../../../deployments/deployment.ts';
import { dateOrNull } from '../../../spaces/date-or-null.ts';
import { idOf, optionalId } from '../../../spaces/ids.ts';
import { channelId } from '../../../spaces/load-sites.ts';
import { writePhase } from './write-calendar.ts';
import { found, type Writer } from './writing.ts';

export const writeSite: Writer = async ({ by, file, ids }, { entry, fields }) => {
  const one = found(file.sites, ({ code }) => code === entry.code);
  const siteId = idOf(ids.sites, one.code);
  await by.tx.site.update({
    where: { id: siteId },
    data: {
      name: one.name,
      town: one.town,
      typology: one.typology,
      finess: one.finess,
      staffCount: one.staffCount,
      organisationId: idOf(ids.organisations, one.organisation),
      directorId: optionalId(ids.people, one.director),
      channelId: channelId(one.channel, file, ids),
      phone: one.phone,
      shiftStarts: one.shifts,
    },
  });
  const { pilot, kind, trainers, supportPhone, objectives } = one;
  const deployment = await by.tx.deployment.update({
    where: { siteId },
    data: {
      ...{ kind, pilot, trainers, supportPhone, objectives },
      vendorContactId: optionalId(ids.people, one.vendorContact),
    },
  });
  const goLive = fields.find(({ field }) => field === 'goLive');
  if (!goLive) return;
  await changeDate(by, await lockDeployment(by.tx, deployment.id), {
    to: one.goLive ? Temporal.PlainDate.from(one.goLive) : null,
    reason: by.spaceT('exchange.reason'),
    reasonAgreed: false,
  });
  // What was moved with it stands as the workbook says; a site that comes back is where its last date put it.
  if (goLive.before !== undefined)
    for (const phase of file.phases.filter(({ site }) => site === one.code))
      await writePhase({ by, file, ids }, { section: 'phases', kind: 'changed', entry: phase, fields: [] });
};

export const writeStaff: Writer = async ({ by, file, ids }, { entry }) => {
  const one = found(file.staff, ({ site, person }) => site === entry.site && person === entry.person);
  const [siteId, personId] = [idOf(ids.sites, one.site), idOf(ids.people, one.person)];
  await by.tx.posting.update({
    where: { siteId_personId: { siteId, personId } },
    data: {
      team: one.team,
      shiftStartsAt: one.shift,
      unitManager: one.manager,
      from: dateOrNull(one.from),
      to: dateOrNull(one.to),
    },
  });
};
