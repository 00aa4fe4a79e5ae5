import { dateOrNull } from '../../../spaces/date-or-null.ts';
import { idOf, optionalId } from '../../../spaces/ids.ts';
import { dateColumn } from '../../../time.ts';
import { keyOf } from '../merge-spaces.ts';
import { found, type Writer } from './writing.ts';

export const writePhase: Writer = async ({ by, file, ids }, { entry }) => {
  const one = found(file.phases, ({ site, phase }) => site === entry.site && phase === entry.phase);
  const deployment = await by.tx.deployment.findUniqueOrThrow({
    where: { siteId: idOf(ids.sites, one.site) },
  });
  await by.tx.milestone.update({
    where: { deploymentId_phase: { deploymentId: deployment.id, phase: one.phase } },
    data: {
      startsOn: dateOrNull(one.from),
      endsOn: dateOrNull(one.to),
      doneOn: dateOrNull(one.done),
      state: one.state,
      ownerId: optionalId(ids.people, one.owner),
      ownerLabel: one.by,
      after: one.after,
    },
  });
};

export const writeConstraint: Writer = async ({ by, file, ids }, { entry }) => {
  const key = keyOf('constraints', entry);
  const one = found(file.constraints, (other) => keyOf('constraints', other) === key);
  await by.tx.calendarConstraint.updateMany({
    where: {
      spaceId: ids.spaceId,
      kind: one.kind,
      label: one.label,
      organisationId: optionalId(ids.organisations, one.organisation),
      siteId: optionalId(ids.sites, one.site),
      withdrawnAt: null,
    },
    data: {
      from: dateColumn(Temporal.PlainDate.from(one.from)),
      to: dateColumn(Temporal.PlainDate.from(one.to ?? one.from)),
      hard: one.hard,
      source: one.source,
      confirmed: one.confirmed,
    },
  });
};

export const writeDuty: Writer = async ({ by, file, ids }, { entry }) => {
  const key = keyOf('onCall', entry);
  const one = found(file.onCall, (other) => keyOf('onCall', other) === key);
  await by.tx.onCall.updateMany({
    where: {
      siteId: idOf(ids.sites, one.site),
      personId: idOf(ids.people, one.person),
      from: dateColumn(Temporal.PlainDate.from(one.from)),
    },
    data: { to: dateColumn(Temporal.PlainDate.from(one.to)), phone: one.phone },
  });
};

export const writeTraining: Writer = async ({ by, file, ids }, { entry }) => {
  const key = keyOf('trainings', entry);
  const { site, on, ...columns } = found(file.trainings, (other) => keyOf('trainings', other) === key);
  await by.tx.trainingSession.updateMany({
    where: {
      siteId: idOf(ids.sites, site),
      on: dateColumn(Temporal.PlainDate.from(on)),
      title: columns.title,
    },
    data: columns,
  });
};
