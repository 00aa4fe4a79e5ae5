import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { it } from 'vitest';
import { keepLink, newToken } from '../../../src/board/sign-in.ts';
import { systemClock } from '../../../src/time.ts';
import { boardOver } from '../../../test/support/board-browser.ts';
import { openBrowser } from '../../../test/support/browser.ts';
import { openDirectBot } from '../../../test/support/direct-bot.ts';
import { memoryWebHost } from '../../../test/support/memory-web-host.ts';
import { webRoutes } from '../routes.ts';

it('looks', async () => {
  let now = Temporal.Instant.from('2026-10-19T08:00:00Z');
  const house = await openDirectBot(now.toString(), { composers: true });
  const moveTo = (i: string) => {
    now = Temporal.Instant.from(i);
    house.moveTo(i);
  };
  const say = async (as: string, text: string) => {
    const r = await house.bot.say({
      eventId: randomUUID(),
      account: { platform: 'local', workspace: as === 'bruno' ? 'rives-doust' : 'agla', externalId: as },
      place: { kind: 'direct' },
      text,
    });
    if (r.outcome !== 'done') console.log(text, JSON.stringify(r).slice(0, 400));
  };
  for (const [t, m] of [
    ['Relevé précédent', 5],
    ['Wi-Fi EHPAD', 20],
    ['Point risques', 15],
    ['Plan de formation', 30],
  ] as const)
    await say('helene', `point ajouter "${t}" ${m}min pour:décision réunion:COPIL-3 par:@yann`);
  await say('thomas', `point ajouter "Communication aux familles" 10min réunion:COPIL-3`);
  await say('claire', `consultation "Reporter la formation au 12 novembre ?" avant:26/10/2026`);
  await say(
    'claire',
    'météo donner délais nuages réunion:COPIL-3 commentaire:"Deux semaines de retard sur le Wi-Fi"',
  );
  await say('karim', 'météo donner avancement soleil réunion:COPIL-3');
  const clock = { now: () => now, system: systemClock.system };
  const app = boardOver(house, () => now);
  app.route('/', webRoutes(memoryWebHost().host, { publicUrl: 'http://127.0.0.1', clock }));
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((l) => server.once('listening', l));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { browser, close } = await openBrowser();
  const sign = async (handle: string, width: number) => {
    const { id: personId } = await house.db.person.findFirstOrThrow({ where: { handle } });
    const token = newToken();
    await keepLink(house.db, { token, personId, path: 'COPIL' }, systemClock.system());
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${address}/sign-in/${token}`);
    await page.screenshot({ path: '/tmp/work/shots/l-signin.png' });
    await page.getByRole('button', { name: 'Ouvrir le tableau' }).click();
    await page.waitForURL('**/board/**');
    return page;
  };
  const shot = (page: any, name: string) =>
    page.screenshot({ path: `/tmp/work/shots/l-${name}.png`, fullPage: true });
  const helene = await sign('helene', 1280);
  await shot(helene, 'overview');
  await helene.goto(`${address}/board/COPIL/meetings/3`);
  await helene.getByText('Modifier', { exact: true }).nth(1).click();
  await shot(helene, 'agenda');
  await helene.pdf({ format: 'A4', path: '/tmp/work/shots/l-meeting.pdf' });
  moveTo('2026-10-20T12:05:00Z');
  const ines = await sign('ines', 1280);
  await ines.goto(`${address}/board/COPIL/meetings/3`);
  await shot(ines, 'before');
  await say('ines', 'émargement @claire @karim @sophie @fatou @thomas présent');
  await say('ines', 'émargement @yann à distance');
  await ines.reload();
  await ines.getByRole('button', { name: 'Ouvrir la séance' }).click();
  await ines.getByRole('status').waitFor();
  await shot(ines, 'opened');
  await ines.getByRole('button', { name: 'Point suivant' }).click();
  await ines.getByRole('status').waitFor();
  await say('ines', 'décision "Poser quatre bornes" type:fonctionnelle responsable:@karim');
  await say('ines', 'décision "Former les référents en novembre" type:organisationnelle vote:5-1-0');
  await ines.goto(`${address}/board/COPIL/meetings/3`);
  await shot(ines, 'session');
  await ines.getByRole('button', { name: 'Clore', exact: true }).click();
  await ines.waitForTimeout(500);
  await shot(ines, 'close-asked');
  await say('ines', 'clore confirmé:oui');
  await ines.goto(`${address}/board/COPIL/minutes/3`);
  await shot(ines, 'draft');
  moveTo('2026-10-22T09:00:00Z');
  await say('claire', 'relevé accord COPIL-3');
  await say('karim', 'relevé accord COPIL-3');
  await house.db.minutes.findMany().then((m) => console.log(m.map((x) => x.state)));
  await house.db.minutes.updateMany({
    data: {
      state: 'sent',
      sentAt: new Date('2026-10-22T09:00:00Z'),
      locksAt: new Date('2026-10-27T17:00:00Z'),
    },
  });
  await say('yann', 'relevé correction COPIL-3 "Remplacer quatre bornes par cinq"');
  await ines.goto(`${address}/board/COPIL/minutes/3`);
  await shot(ines, 'corrections');
  const yann = await sign('yann', 390);
  await shot(yann, 'yann-overview-390');
  await yann.goto(`${address}/board/COPIL/minutes/3`);
  await shot(yann, 'yann-minutes-390');
  const claire = await sign('claire', 1280);
  await claire.goto(`${address}/board/COPIL/reports`);
  await shot(claire, 'reports');
  await claire.getByRole('button', { name: 'Voir le prochain rapport' }).click();
  await claire.waitForTimeout(800);
  await shot(claire, 'report-preview');
  await claire.goto(`${address}/board/COPIL/meetings`);
  await claire.getByRole('button', { name: 'Planifier une réunion' }).click();
  await claire.waitForTimeout(500);
  await shot(claire, 'form');
  await claire.goto(`${address}/board/COPIL/decisions/D-2026-004`);
  await shot(claire, 'decision');
  await close();
  server.close();
  await house.close();
}, 200_000);
