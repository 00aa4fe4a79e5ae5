import { idOf, optionalId } from '../../../spaces/ids.ts';
import { dateColumn } from '../../../time.ts';
import { found, type Writer } from './writing.ts';

export const writePerson: Writer = async ({ by, file, ids }, { entry }) => {
  const one = found(file.people, ({ handle }) => handle === entry.handle);
  const { handle, organisation, accounts, absences, workspace, locale, ...columns } = one;
  await by.tx.person.update({
    where: { id: idOf(ids.people, handle) },
    data: {
      ...columns,
      locale: locale ?? file.space.locale,
      organisationId: optionalId(ids.organisations, organisation),
    },
  });
};

export const writeAbsence: Writer = async ({ by, ids }, { entry, owner }) => {
  const { from, to } = entry as { from: string; to: string };
  const personId = idOf(ids.people, String(owner?.handle));
  const period = {
    from: dateColumn(Temporal.PlainDate.from(from)),
    to: dateColumn(Temporal.PlainDate.from(to)),
  };
  const { count } = await by.tx.absence.updateMany({
    where: { personId, from: period.from },
    data: { to: period.to },
  });
  if (count === 0) await by.tx.absence.create({ data: { spaceId: ids.spaceId, personId, ...period } });
};
