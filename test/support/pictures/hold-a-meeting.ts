import { plain } from '../../journeys/reading.ts';
import type { LocalHttp } from '../local-http.ts';

/** Steps 5 to 10 of the story (domain.md 5.3): from the agenda to the minutes of COPIL n°2, stopping for each picture. */
export interface Meeting {
  /** 14 September: points accepted, the agenda validated by the chair, the convocation out. */
  convene(): Promise<void>;
  /** 22 September, 14:40: the session is open, eight sit, the Wi-Fi is decided. */
  hold(): Promise<void>;
  /** 24 September: both leads agreed, the minutes are out. */
  minute(): Promise<void>;
}

/** @param http speaks to a service where COPIL n°2 is scheduled, Bruno comes from afar and Hélène does not */
export function holdMeeting(http: LocalHttp): Meeting {
  const press = async (who: string, words: string, label: string) => {
    for (const message of (await http.messages(who, 'dm')).toReversed()) {
      const button = message.buttons.find((one) => plain(one.label) === label);
      if (button && plain(message.text).includes(words)) return http.press(who, message.id, button.id);
    }
    throw new Error(`${who} has no « ${label} » under “${words}”`);
  };
  return {
    async convene() {
      for (const who of ['claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann'])
        await press(who, 'COPIL n°2', 'Je viens');
      const asked = await press('helene', 'COPIL n°2', 'Je me fais remplacer');
      await http.submit('helene', asked.form?.id ?? '', { substitute: '@marc' });
      await http.say('yann', 'dm', 'point proposer "Wi-Fi EHPAD" 15min pour:décision');
      await press('claire', 'Wi-Fi EHPAD', 'Accepter');
      await http.clock('2026-09-14T09:00');
      await press('helene', 'ordre du jour à valider', 'Valider');
    },
    async hold() {
      await http.clock('2026-09-22T13:45');
      for (const who of ['claire', 'marc']) await press(who, 'commence à 14 h', 'Je suis là');
      await press('bruno', 'commence à 14 h', 'Je suis là, à distance');
      await http.say('ines', 'dm', 'émargement @karim @sophie @thomas @anne-laure @yann présent');
      await http.clock('2026-09-22T14:00');
      await press('ines', 'ouverture prévue à 14 h', 'Ouvrir la séance');
      await http.clock('2026-09-22T14:40');
      const agenda = plain((await http.say('ines', 'dm', 'ordre-du-jour')).messages[0]?.text ?? '');
      await http.say('ines', 'dm', `suivant ${/(\d+) · Wi-Fi EHPAD/.exec(agenda)?.[1]}`);
      await http.say('ines', 'dm', 'note Le débit est insuffisant au deuxième étage.');
      await http.say(
        'ines',
        'copil-dui',
        '/copil décision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go',
      );
      await http.say('ines', 'copil-dui', '/copil action @Karim "Poser 4 bornes" pour:02/10/2026');
    },
    async minute() {
      await http.clock('2026-09-22T15:55');
      await http.say('ines', 'dm', 'clore');
      await press('ines', 'lever la séance', 'Lever la séance');
      await http.clock('2026-09-22T16:30');
      for (const lead of ['claire', 'karim']) await press(lead, 'relevé à vérifier', 'Accord');
      await http.clock('2026-09-24T09:00');
    },
  };
}
