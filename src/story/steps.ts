import { beforeTheMeeting } from './steps/before-the-meeting.ts';
import { theGoLive } from './steps/the-go-live.ts';
import { theMeeting } from './steps/the-meeting.ts';
import { thePostponement } from './steps/the-postponement.ts';
import type { StoryStep } from './story-act.ts';

/** domain.md 5.3: fifteen steps from 1 September to 27 November 2026, as people type and press them. */
export const story: readonly StoryStep[] = [
  ...beforeTheMeeting,
  ...theMeeting,
  ...theGoLive,
  ...thePostponement,
];
