/** Who is told that a site is theirs to direct, or to answer for on some days; nobody is told what they did themselves. */
import { timesLaid } from '../../delivery/look-up.ts';
import type { Deed } from '../../people/turn.ts';
import type { OnCall } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';

const rules = { director: 'SITE-DIRECTOR', duty: 'DUTY' } as const;

/** To who directs it from now on. */
export async function tellDirector(by: Deed, siteId: string, personId: string): Promise<void> {
  await tell(by, siteId, personId, { rule: rules.director, message: 'referent.director' });
}

/** To who is on duty, each time their days are said. */
export async function tellOnDuty(by: Deed, duty: OnCall): Promise<void> {
  const [from, to] = [plainDate(duty.from).toString(), plainDate(duty.to).toString()];
  const parameters = { from, to, duty: duty.id };
  await tell(by, duty.siteId, duty.personId, { rule: rules.duty, message: 'referent.duty', parameters });
}

async function tell(
  { tx, ledger, space, actor, correlationId }: Deed,
  siteId: string,
  personId: string,
  { rule, ...what }: { rule: string; message: string; parameters?: Record<string, string> },
): Promise<void> {
  if (personId === actor?.id) return;
  const subject = { type: 'site', id: siteId };
  await ledger.notify(tx, {
    ...what,
    spaceId: space.id,
    rule,
    subject: { ...subject, version: 1 + (await timesLaid(tx, subject, { rule })) },
    recipient: { kind: 'person', id: personId },
    nature: 'notice',
    correlationId,
  });
}
