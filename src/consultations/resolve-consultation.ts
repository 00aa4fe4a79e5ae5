import { excerpt } from '../conversation/clean-text.ts';
import type { EntityResolver } from '../conversation/command.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { type Consultation, loadConsultation } from './consultation.ts';
import { mayRead } from './voices.ts';

/** Choices a form offers at most. */
const choices = 25;

/** Consultations by number: C-2026-001. One that somebody may not read does not exist for them. */
export const consultationResolver: EntityResolver<DomainTurn, Consultation> = {
  async resolve(turn, text) {
    const number = readConsultationNumber(text);
    if (!number) return null;
    const found = await turn.tx.consultation.findUnique({
      where: { spaceId_number: { spaceId: turn.space.id, number } },
      select: { id: true },
    });
    const consultation = found && (await loadConsultation(turn.tx, found.id));
    return consultation && mayRead(consultation, turn.actor.id, turn.now)
      ? { value: consultation, text: number }
      : null;
  },
  words: (_, { number, question }) => `${number} · ${excerpt(question)}`,
  async options(turn) {
    const open = await readableConsultations(turn, { state: { in: ['open', 'lapsed'] } });
    return open.slice(0, choices).map(({ number, question }) => ({
      value: number,
      label: `${number} · ${excerpt(question)}`,
    }));
  },
};

/** @returns consultations the person may read, the latest first */
export async function readableConsultations(
  turn: DomainTurn,
  where: Prisma.ConsultationWhereInput,
): Promise<Consultation[]> {
  const rows = await turn.tx.consultation.findMany({
    where: { ...where, spaceId: turn.space.id },
    select: { id: true },
    orderBy: { number: 'desc' },
  });
  const readable: Consultation[] = [];
  for (const { id } of rows) {
    const consultation = await loadConsultation(turn.tx, id);
    if (mayRead(consultation, turn.actor.id, turn.now)) readable.push(consultation);
  }
  return readable;
}

/** @param text `C-2026-001`, `c2026-1` @returns C-2026-001; null when it is no number of a consultation */
function readConsultationNumber(text: string): string | null {
  const parts = /^c\s*[-_ ]?\s*(\d{4})\s*[-_ ]\s*(\d{1,4})$/i.exec(text.trim());
  return parts ? `C-${parts[1]}-${parts[2]?.padStart(3, '0')}` : null;
}
