import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { judgeAct } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { siteArgument } from '../../sites/site-argument.ts';
import type { Announcement } from '../../store/generated/client.ts';
import { awaitsApproval, readOfSite, seenMark, toldStates } from '../announcement.ts';
import { stateLine } from '../approval/approval-card.ts';
import { type ApprovalView, viewForApproval } from '../approval/approval-view.ts';
import { isToAnnounce } from '../approval/approve.ts';
import { movedLine } from '../approval/moved-line.ts';
import { textBlocks } from '../texts/text-blocks.ts';
import { argumentsOf } from '../to-staff/staff-card.ts';
import { deploymentAt } from '../which-announcement.ts';

/** Verdicts that let somebody see a text before it is sent. */
const sees: readonly string[] = ['allowed', 'approves', 'drafts'];

/** The announcements of a site, with where each stands; drafts are for those who write, approve or follow them. */
export const showAnnouncements = domainCommand({
  name: 'announcement',
  alias: 'annonce',
  synonyms: ['annonces', 'announcements'],
  group: 'announcement',
  readOnly: true,
  arguments: { site: siteArgument() },

  async run(turn, values): Promise<Reply> {
    const at = await deploymentAt(turn, values);
    if ('reply' in at) return at.reply;
    const { deployment } = at;
    const mayRead = await seesDrafts(turn, deployment.site.id);
    const all = await readOfSite(turn.tx, deployment.id);
    const shown = all.filter(
      (one) => toldStates.includes(one.state) || (mayRead && one.version === deployment.version),
    );
    if (shown.length === 0)
      return mayRead && isToAnnounce(deployment, turn.now)
        ? offerDraft(turn, deployment.site.code, deployment.site.name)
        : sayNo(turn, 'announcement.noneSent', { site: deployment.site.name });
    const view = await viewForApproval(turn.tx, deployment.id, shown, turn.actor.id, turn.now);
    return { outcome: 'done', visibility: 'private', card: listCard(turn, view, mayRead) };
  },
});

/** Whoever writes, approves or follows the announcements of a site. */
async function seesDrafts(turn: DomainTurn, siteId: string): Promise<boolean> {
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const matter = { committeeId: committee?.id, siteId, own: false };
  const verdicts = [
    await judgeAct(turn, 'announcement.approveSite', matter),
    await judgeAct(turn, 'announcement.followUp', matter),
  ];
  return verdicts.some(({ verdict }) => sees.includes(verdict));
}

function listCard(turn: DomainTurn, view: ApprovalView, follows: boolean): Card {
  const { t } = turn;
  const { deployment, announcements } = view;
  const waiting = announcements.filter(awaitsApproval);
  return {
    heading: t('announcement.list.heading', { site: deployment.site.name }),
    blocks: announcements.flatMap((one, index) => [
      ...(index > 0 ? [{ kind: 'divider' as const }] : []),
      ...blocksOf(one, view, turn, follows),
    ]),
    actions:
      view.approves && waiting.length > 0
        ? [
            {
              id: 'announcement-approve',
              label: t('announcement.button.approve', { count: waiting.length }),
              style: 'primary',
              command: 'announcement approve',
              arguments: { site: deployment.site.code, seen: seenMark(waiting) },
            },
          ]
        : [],
  };
}

function blocksOf(one: Announcement, view: ApprovalView, { t }: DomainTurn, follows: boolean): Block[] {
  const { deployment } = view;
  const sent = toldStates.includes(one.state);
  const moved = movedLine(deployment, one.version, t);
  const buttons: CommandButton[] = [];
  if (!sent && view.writes)
    buttons.push({
      id: `announcement-edit-${one.kind}`,
      label: t('announcement.button.edit'),
      command: 'announcement edit',
      arguments: argumentsOf(deployment, one),
    });
  if (sent && follows && one.kind !== 'correction')
    buttons.push({
      id: `announcement-reach-${one.kind}-${one.version}`,
      label: t('announcement.button.reach'),
      command: 'announcement reach',
      arguments: argumentsOf(deployment, one),
    });
  const missed = one.state === 'expired';
  const state = stateLine(one, view, t);
  return [
    { kind: 'text', text: [{ bold: `${t(`announcement.kind.${one.kind}`)} · ${one.title}` }] },
    ...(moved ? [{ kind: 'notice' as const, tone: 'warning' as const, text: moved }] : []),
    missed ? { kind: 'notice', tone: 'warning', text: state } : { kind: 'text', text: state },
    ...textBlocks(one.body),
    ...(buttons.length > 0 ? [{ kind: 'actions' as const, buttons }] : []),
  ];
}

/** Nothing was drafted: its day is still to come, or the site was loaded late. */
function offerDraft({ t }: DomainTurn, site: string, name: string): Reply {
  return {
    outcome: 'done',
    visibility: 'private',
    card: {
      heading: t('announcement.list.heading', { site: name }),
      blocks: [{ kind: 'text', text: t('announcement.list.none') }],
      actions: [
        {
          id: 'announcement-draft',
          label: t('announcement.button.draft'),
          style: 'primary',
          command: 'announcement draft',
          arguments: { site, kind: 'first' },
        },
      ],
    },
  };
}
