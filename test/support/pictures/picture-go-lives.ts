import type { Page } from 'playwright-core';
import { playStep } from '../../../src/story/play.ts';
import { story } from '../../../src/story/steps.ts';
import type { SingleAct } from '../../../src/story/story-act.ts';
import { plain } from '../../journeys/reading.ts';
import type { LocalHttp } from '../local-http.ts';
import type { LocalPage } from '../local-page.ts';

export interface Studio {
  http: LocalHttp;
  /** @param height of the window, where more than usual is to be seen */
  desk(height?: number): Promise<LocalPage>;
  phone(): Promise<LocalPage>;
  take(name: string, page: Page): Promise<void>;
}

/** Plays the story (domain.md 5.3) and takes the pictures of the go-lives where they fall. */
export async function pictureGoLives(studio: Studio): Promise<void> {
  for (const step of story)
    for (const act of step.acts) {
      await playStep(studio.http, { ...step, acts: [act] });
      const moment = 'each' in act ? undefined : moments.find(({ after }) => after(act));
      await moment?.picture(studio);
      if (moment?.last) return;
    }
}

interface Moment {
  after(act: SingleAct): boolean;
  picture(studio: Studio): Promise<void>;
  /** Nothing is to be pictured after it. */
  last?: true;
}

const clockAt = (moment: string) => (act: SingleAct) => 'clock' in act && act.clock === moment;

const moments: readonly Moment[] = [
  {
    after: clockAt('2026-09-29T09:00'),
    async picture(studio) {
      await inChat(studio, 's01-001', 'le démarrage approche', '15-announcement-on-a-phone', studio.phone);
    },
  },
  {
    after: (act) => 'press' in act && act.on === 'IME Les Embruns : feu vert ?',
    picture: (studio) => inChat(studio, 'claire', 'feu vert ?', '18-go-no-go'),
  },
  { after: clockAt('2026-10-21T09:00'), picture: fromMail },
  {
    after: clockAt('2026-11-05T09:30'),
    async picture(studio) {
      const at = await studio.desk();
      await at.open('as=bruno&in=association-actus');
      await at.see('Retour d’expérience : IME Les Embruns');
      await studio.take('20-lessons', at.page);
    },
  },
  {
    after: (act) => 'say' in act && act.say.startsWith('/copil site reporter'),
    picture: (studio) => inChat(studio, 'claire', 'Nouvelle date', '16-postpone', () => studio.desk(1130)),
    last: true,
  },
];

async function inChat(studio: Studio, as: string, words: string, name: string, where = () => studio.desk()) {
  const at = await where();
  await at.open(`as=${as}&in=dm`);
  await at.see(words);
  await studio.take(name, at.page);
}

/** Somebody of the night team, who has no chat, opens the page behind « J’ai lu » of their mail. */
async function fromMail({ http, phone, take }: Studio): Promise<void> {
  const texts = (await http.mails()).map(({ text }) => plain(text));
  const announced = texts.find((text) => text.includes('dans votre équipe le jeudi 19 novembre'));
  const link = announced?.match(/J’ai lu : (\S+)/)?.[1];
  if (!link) throw new Error(`no mail of ${texts.length} offers « J’ai lu »`);
  const { page } = await phone();
  await page.goto(link);
  await page.getByRole('button').first().waitFor();
  await take('19-page-from-a-mail', page);
}
