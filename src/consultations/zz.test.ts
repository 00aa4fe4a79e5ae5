import { it } from 'vitest';
import { openDirectBot } from '../../test/support/direct-bot.ts';
import { renderText } from '../conversation/render-text.ts';
it('x', async () => {
  const house = await openDirectBot('2026-09-01T08:00:00Z', { composers: true });
  let e = 0;
  const say = async (h: string, text: string) => {
    e += 1;
    const r = await house.bot.say({ eventId: `${e}`, account: { platform: 'local', workspace: h === 'bruno' ? 'rives-doust' : 'agla', externalId: h }, place: { kind: 'direct' }, text });
    console.log(`=== ${h}: ${text}\n` + (r.card ? renderText(r.card, 'fr') : JSON.stringify(r.form, null, 1)) + '\n' + JSON.stringify([...(r.card?.actions ?? [])].map((b) => b.label)));
  };
  await say('claire', 'consultation "Retenir le prestataire X" avant:25/09 type:arbitrage motif:"Offre la moins chère" responsable:@karim');
  await say('yann', 'consultation voir C-2026-001');
  await say('yann', 'consultation voter C-2026-001 discuter');
  await say('ines', 'consultation voir C-2026-001');
  await say('helene', 'consultations');
  await say('yann', 'accueil');
  await say('helene', 'chercher débit');
  await say('helene', 'chercher "plannings pilote"');
  await say('helene', 'chercher COPIL-1');
  await say('helene', 'chercher wi-fi');
  await say('maelle', 'chercher C-2026-001');
  await say('helene', 'aide consultation');
  await say('thomas', 'consultation voter C-2026-001 discuter');
  await say('claire', 'agenda COPIL-3');
  await house.close();
}, 60000);
