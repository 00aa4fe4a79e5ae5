import type { CommandButton } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { referenceOf } from '../meetings/meeting.ts';
import { whenLine } from '../meetings/meeting-card.ts';
import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import { meetingAboutToOpen } from '../session/about-to-open.ts';
import { rolesInSession } from '../session/meeting-at-hand.ts';

/**
 * A decision typed when its session should be open, by who opens it: asked before it becomes a draft that everybody reads.
 *
 * @param again the same decision, as its command takes it
 * @returns null when no session of the committee is about to open, or somebody else opens it
 */
export async function openFirst(
  turn: DomainTurn,
  committeeId: string,
  again: Record<string, string>,
): Promise<Reply | null> {
  const meeting = await meetingAboutToOpen(turn, committeeId);
  if (!meeting) return null;
  const rolesInMatter = rolesInSession(turn, { meeting: { value: meeting } });
  const { verdict } = await judgeAct(turn, 'meeting.conduct', { committeeId, own: false, rolesInMatter });
  if (verdict !== 'allowed') return null;
  const { t } = turn;
  const record = (id: string, more: Record<string, string>): CommandButton => ({
    id,
    label: t(`decision.button.${id}`),
    command: 'decision',
    arguments: { ...again, ...more },
  });
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('decision.openFirst.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: [{ bold: again.text ?? '' }] },
        { kind: 'text', text: t('decision.openFirst.ask', { when: whenLine(meeting, t) }) },
      ],
      actions: [
        {
          id: 'session-open',
          label: t('session.button.open'),
          style: 'primary',
          command: 'open',
          arguments: { meeting: referenceOf(meeting) },
        },
        record('recordNow', {}),
        ...(again.vote ? [] : [record('keepDraft', { draft: 'true' })]),
      ],
    },
  };
}
