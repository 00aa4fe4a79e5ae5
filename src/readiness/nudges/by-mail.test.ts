import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailedPages, openMailedPages } from '../../../test/support/mailed-pages.ts';

/** Monday 14 September 2026, the eve of J-21 at the IME; Maëlle has no chat. */
let site: MailedPages;
let address = '';
beforeAll(async () => {
  site = await openMailedPages('2026-09-14T10:00:00Z');
  const { db } = site.house;
  const deployment = await db.deployment.findFirstOrThrow({ where: { site: { code: 'S01' } } });
  const maelle = await db.person.findFirstOrThrow({ where: { handle: 'maelle' } });
  await db.platformAccount.deleteMany({ where: { personId: maelle.id } });
  await db.messageDelivery.deleteMany({
    where: { NOT: { subjectId: deployment.id, rule: { startsWith: 'D05' } } },
  });
  address = maelle.workEmail;
  await site.house.delivery.advanceTo(Temporal.Instant.from('2026-09-15T07:01:00Z'), {
    setNow: async (moment) => site.house.moveTo(moment.toString()),
  });
});
afterAll(() => site.house.close());

const check = (code: string) =>
  site.house.db.readinessCheck.findFirstOrThrow({ where: { code, deployment: { site: { code: 'S01' } } } });

it('a referent without chat answers a nudge from the mail, point by point; a scanner that opens it settles nothing', async () => {
  const link = site.linkIn(address, 'Fait');
  const page = await site.open(link);
  expect(page.text).toContain('Liste des comptes à créer transmise');
  expect(page.buttons).toContain('Besoin d’aide');
  expect((await check('K12')).state).toBe('open');
  const done = await site.press(link, page, 'Fait');
  expect(done.status).toBe(200);
  expect(done.text).toContain('C’est noté');
  expect((await check('K12')).state).toBe('supplied');
  expect((await site.open(link)).text).not.toContain('2 points');
});

it('asks for help from the page, and an action is opened for who can give it', async () => {
  const link = site.linkIn(address, 'Besoin d’aide');
  const before = await site.house.db.actionItem.count();
  const helped = await site.press(link, await site.open(link), 'Besoin d’aide');
  expect(helped.status).toBe(200);
  expect(await site.house.db.actionItem.count()).toBe(before + 1);
});
