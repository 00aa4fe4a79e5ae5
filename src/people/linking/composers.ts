import { type Card, card } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { PlatformName } from '../../conversation/platform.ts';
import type { Composers } from '../../delivery/ledger.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { fullName } from '../person-name.ts';
import { codeMinutes, type Pairing, shownCode } from './pairing.ts';
import type { WorkspaceRef } from './workspace-space.ts';

/** The mails of linking: the code, and the news that an account was linked. */
export function linkComposers(pairing: Pairing): Composers {
  return {
    'people.link.code': async ({ tx, t }, { subjectId }) => {
      const asked = await tx.pairingCode.findUnique({
        where: { id: subjectId },
        include: { person: { include: { space: true } } },
      });
      if (!asked || Temporal.Instant.compare(pairing.now(), toInstant(asked.expiresAt)) >= 0) return null;
      const said = { workspace: await nameOf(tx, asked), project: asked.person.space.projectName };
      return {
        subject: t('people.link.code.heading'),
        card: codeCard(t, { ...said, code: shownCode(pairing.codeOf(asked.id)) }),
        kept: codeCard(t, { ...said, code: '····-····' }),
      };
    },
    'people.link.linked': async ({ tx, t }, { spaceId, parameters }) => {
      const { platform, workspace } = parameters as { platform: PlatformName; workspace: string };
      const administrators = await tx.person.findMany({
        where: { spaceId, administrator: true, state: { not: 'left' } },
        orderBy: { id: 'asc' },
      });
      const said = {
        workspace: await nameOf(tx, { platform, workspace }),
        count: administrators.length,
        who: formatList(
          administrators.map((one) => `${fullName(one)} (${one.workEmail})`),
          t.locale,
        ),
      };
      return {
        subject: t('people.link.linked.heading'),
        card: card(
          t('people.link.linked.heading'),
          t.rich('people.link.linked.text', said),
          t('people.link.linked.theft', said),
        ),
      };
    },
  };
}

function codeCard(t: Translator, said: { code: string; workspace: string; project: string }): Card {
  return {
    ...card(
      t('people.link.code.heading'),
      t.rich('people.link.code.why', { workspace: said.workspace, project: said.project }),
      t.rich('people.link.code.type', { code: said.code }),
    ),
    footer: t('people.link.code.care', { minutes: codeMinutes }),
  };
}

/** The workspace as its people call it. */
async function nameOf(tx: Transaction, { platform, workspace }: WorkspaceRef): Promise<string> {
  const row = await tx.chatWorkspace.findUnique({
    where: { platform_externalId: { platform, externalId: workspace } },
    select: { name: true },
  });
  return row?.name ?? workspace;
}
