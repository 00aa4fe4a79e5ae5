import { afterAll, beforeAll, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-21T07:30:00Z', { composers: true });
}, 120_000);
afterAll(() => house?.close());
const { say } = directPeople(() => house.bot);
it('shows', async () => {
  for (const [who, line] of [
    ['claire', 'référents S01'],
    ['claire', 'référents'],
    ['maelle', 'préparation S01'],
    ['maelle', 'contrôle S01 K07 échec 3 Mbit/s en chambre'],
    ['claire', 'risque R-01'],
    ['karim', 'préparation'],
    ['maelle', 'contrôle S01 K09 vérifié nombre:12'],
    ['maelle', 'contrôle S01 K09 vérifié nombre:20 dossiers du pôle enfance'],
    ['maelle', 'contrôle S01 K14 so pas utile'],
    ['s01-012', 'contrôle S01 K14 fait'],
    ['sophie', 'contrôle S01 K03 fait https://example.org/aipd'],
    ['sophie', 'contrôle S01 K05 fourni'],
    ['helene', 'contrôle S01 K04 fait'],
    ['claire', 'préparation modèle'],
    ['claire', 'préparation modifier K16 Onduleurs testés à:LT avant:10'],
    ['claire', 'préparation seuils dossiers:15'],
    ['anne-laure', 'site équipe S01'],
    ['claire', 'site équipe P03'],
    ['anne-laure', 'site astreinte S01 @Ludovic du:05/10/2026 au:09/10/2026'],
    ['claire', 'site horaires S03 6h, 14h 21h30'],
    ['anne-laure', 'formation ajouter S01 25/09/2026 14:00 "Prise en main" places:12 catégorie:éducatif'],
    ['s01-012', 'formations'],
    ['s01-012', 'formation inscription S01 25/09/2026'],
    ['s01-012', 'nouveau'],
    ['claire', 'référent nommer S01 @s01-003 métier'],
    ['anne-laure', 'référent relais S01 @Maëlle @s01-003 le:01/11/2026'],
    ['anne-laure', 'référent fin IME @Maëlle le:30/10/2026'],
  ] as const) {
    const reply = await say(who, line);
    console.log(
      `=== ${who}: ${line}  [${reply.outcome}]\n${reply.form ? JSON.stringify(reply.form.fields.map((f) => [f.name, f.value, f.error])) : ''}${read(reply)}`,
    );
  }
}, 120_000);
