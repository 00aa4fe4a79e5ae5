import { demoSpace } from '../../src/spaces/demo-space.ts';

/** The demo with nobody on the staff of its sites: a journey over months that is not about go-lives announces none to them. */
export function demoWithoutStaff() {
  return { ...demoSpace(), staff: [] };
}
