import type { Answer } from '../store/generated/enums.ts';

export interface InvitationFacts {
  personId: string;
  voting: boolean;
  withdrawn: boolean;
  answer: Answer | null;
  answerVersion: number | null;
  substituteId: string | null;
}

/** @returns the answer that counts: one given before the date last changed is « à confirmer » (domain.md C17). */
export function currentAnswer(
  invitation: Pick<InvitationFacts, 'answer' | 'answerVersion'>,
  dateVersion: number,
): Answer | null {
  return invitation.answerVersion === dateVersion ? invitation.answer : null;
}

export interface AnswerCount {
  invited: number;
  answered: number;
  present: number;
  remote: number;
  substituted: number;
  absent: number;
}

/** Counts the voting members; the secretary and guests are counted apart (4.4b). */
export function countAnswers(invitations: InvitationFacts[], dateVersion: number): AnswerCount {
  const counted = invitations.filter((invitation) => invitation.voting && !invitation.withdrawn);
  const answers = counted.map((invitation) => currentAnswer(invitation, dateVersion));
  const of = (wanted: Answer) => answers.filter((answer) => answer === wanted).length;
  return {
    invited: counted.length,
    answered: answers.filter((answer) => answer !== null).length,
    present: of('present'),
    remote: of('remote'),
    substituted: of('substitute'),
    absent: of('absent'),
  };
}

/** People who will sit: present, remote, and the substitutes of those who are replaced. */
export function attending(invitations: InvitationFacts[], dateVersion: number): string[] {
  return invitations.flatMap((invitation) => {
    if (invitation.withdrawn) return [];
    const answer = currentAnswer(invitation, dateVersion);
    if (answer === 'present' || answer === 'remote') return [invitation.personId];
    return answer === 'substitute' && invitation.substituteId ? [invitation.substituteId] : [];
  });
}
