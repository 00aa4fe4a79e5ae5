import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

type Naming = (tx: Transaction, id: string, t: Translator) => Promise<string | null | undefined>;

const title = { select: { title: true } } as const;
const meeting: Naming = async (tx, id) => (await tx.meeting.findUnique({ where: { id }, ...title }))?.title;

/** How people name what copil acts on by itself, by type of subject. */
const names: Record<string, Naming> = {
  meeting,
  decisionsOf: meeting,
  async minutes(tx, id, t) {
    const found = await tx.minutes.findUnique({ where: { id }, select: { meeting: title } });
    return found && t('overview.givenUp.minutes', found.meeting);
  },
  async report(tx, id, t) {
    const found = await tx.executiveReport.findUnique({ where: { id }, select: { number: true } });
    return found && t('overview.givenUp.report', found);
  },
  async consultation(tx, id) {
    const found = await tx.consultation.findUnique({ where: { id } });
    return found && `${found.number} · ${found.question}`;
  },
  async poll(tx, id) {
    const found = await tx.poll.findUnique({ where: { id } });
    return found && [found.number, found.title].filter(Boolean).join(' · ');
  },
  async action(tx, id) {
    const found = await tx.actionItem.findUnique({ where: { id } });
    return found && `${found.number} · ${found.text}`;
  },
  committee: async (tx, id) => (await tx.committee.findUnique({ where: { id } }))?.label,
  async person(tx, id) {
    const found = await tx.person.findUnique({ where: { id } });
    return found && fullName(found);
  },
};

/** @returns what an act of copil's own is about, as people name it; the project where it is nothing narrower */
export async function actSubject(
  tx: Transaction,
  { spaceId, subjectType, subjectId }: MessageDelivery,
  t: Translator,
): Promise<string> {
  const name = await names[subjectType]?.(tx, subjectId, t);
  if (name) return name;
  return (await tx.space.findUniqueOrThrow({ where: { id: spaceId } })).projectName;
}
