import { entity, flag, longText } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteOf } from '../../sites/site-argument.ts';
import type { Site } from '../../store/generated/client.ts';
import { afterGoLive, type DeploymentOfSite, deploymentOfSite, goLiveOf } from '../deployment.ts';
import { enterState, mayEnter } from '../enter-state.ts';
import { planDeployment } from '../plan-deployment.ts';
import { stateByDate } from '../state-by-date.ts';
import { resumptionCode, siteWideRules, suspensionCode } from './change-rules.ts';
import { siteAndDate } from './impact-card.ts';

const confirmed = flag({ hidden: true, keys: ['confirmé'] });

/** Back to paper after the go-live (domain.md 4.1): what is planned stops, and everybody on the site is told. */
export const suspendSite = domainCommand({
  name: 'site suspend',
  alias: 'site suspendre',
  group: 'deployment',
  act: 'site.postpone',
  siteOf,
  arguments: {
    site: entity<Site>('site', { position: 1 }),
    reason: longText({ keys: ['raison', 'motif'], max: 300 }),
    confirmed,
  },
  precondition: (turn, { site }) => cannotEnter(turn, site.value, 'suspended'),

  async run(turn, { site, reason, confirmed }) {
    const { t } = turn;
    const deployment = (await deploymentOfSite(turn.tx, site.value.id)) as DeploymentOfSite;
    if (!confirmed) return ask(turn, 'site suspend', 'suspend', deployment, { reason });
    if (!(await enterState(turn, deployment.id, 'suspended')))
      return changedMeanwhile(turn, site.value, 'suspended');
    const code = await codeOf(turn, suspensionCode, deployment, 'deployment.suspended');
    await planDeployment(turn, deployment, {
      rules: siteWideRules(code, 'deployment.suspended'),
      parameters: { [code]: { reason } },
    });
    return done(turn, t('deployment.suspended.done', { site: site.value.name }));
  },
});

/** The software is taken up again. */
export const resumeSite = domainCommand({
  name: 'site resume',
  alias: 'site reprendre',
  group: 'deployment',
  act: 'site.postpone',
  siteOf,
  arguments: { site: entity<Site>('site', { position: 1 }), confirmed },
  precondition: (turn, { site }) => cannotEnter(turn, site.value, 'live'),

  async run(turn, { site, confirmed }) {
    const { t } = turn;
    const deployment = (await deploymentOfSite(turn.tx, site.value.id)) as DeploymentOfSite;
    if (!confirmed) return ask(turn, 'site resume', 'resume', deployment, {});
    if (!(await enterState(turn, deployment.id, 'live'))) return changedMeanwhile(turn, site.value, 'live');
    const goLive = goLiveOf(deployment);
    if (goLive && Temporal.PlainDate.compare(goLive, dayOn(deployment.site, turn.now)) < 0)
      await enterState(turn, deployment.id, 'hypercare');
    // The day on which it would have closed by itself has passed meanwhile.
    if (stateByDate(goLive, dayOn(deployment.site, turn.now)) === 'closed')
      await enterState(turn, deployment.id, 'closed');
    const code = await codeOf(turn, resumptionCode, deployment, 'deployment.live');
    await planDeployment(turn, deployment, {
      rules: siteWideRules(code, 'deployment.resumed'),
    });
    return done(turn, t('deployment.resumed.done', { site: site.value.name }));
  },
});

/** Somebody else did it first: what stands now is said, nobody is told twice. */
async function changedMeanwhile(turn: DomainTurn, site: Site, state: 'suspended' | 'live'): Promise<Reply> {
  return (await cannotEnter(turn, site, state)) ?? sayNo(turn, 'deployment.none', {}, 'site');
}

/** @returns why it may not go into that state, as it stands now */
async function cannotEnter(turn: DomainTurn, site: Site, state: 'suspended' | 'live'): Promise<Reply | null> {
  const deployment = await deploymentOfSite(turn.tx, site.id);
  if (!deployment) return sayNo(turn, 'deployment.none', {}, 'site');
  const allowed =
    state === 'suspended' ? mayEnter(deployment.state, state) : deployment.state === 'suspended';
  if (allowed) return null;
  const values = { ...siteAndDate(turn, deployment), state: turn.t(`deployment.state.${deployment.state}`) };
  if (state === 'live') return sayNo(turn, 'deployment.resume.notSuspended', values);
  return sayNo(
    turn,
    afterGoLive.includes(deployment.state) || deployment.state === 'closed'
      ? 'deployment.suspend.not'
      : 'deployment.suspend.before',
    values,
  );
}

function ask(
  { t }: DomainTurn,
  command: string,
  name: 'suspend' | 'resume',
  { site }: DeploymentOfSite,
  given: Record<string, string>,
): Reply {
  // @keys deployment.suspend.ask.* deployment.suspend.confirm.* deployment.suspend.heading.*
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      ...card(
        t(`deployment.suspend.heading.${name}`, { site: site.name }),
        t(`deployment.suspend.ask.${name}`),
        ...(given.reason ? [t('deployment.correction.reason', { reason: given.reason })] : []),
      ),
      actions: [
        {
          id: 'confirm',
          label: t(`deployment.suspend.confirm.${name}`),
          style: name === 'suspend' ? 'danger' : 'primary',
          command,
          arguments: { site: site.code, ...given, confirmed: 'true' },
        },
      ],
    },
  };
}

function done(turn: DomainTurn, text: string): Reply {
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: card(undefined, text),
  };
}

/** A second suspension is told as the first one was: its rule has a code of its own. */
async function codeOf(
  { tx }: DomainTurn,
  code: string,
  { id }: DeploymentOfSite,
  act: string,
): Promise<string> {
  const times = await tx.auditEvent.count({ where: { subjectType: 'deployment', subjectId: id, act } });
  return times > 1 ? `${code}-${times}` : code;
}
