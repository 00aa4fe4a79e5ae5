import type { DomainCommand } from '../people/turn.ts';
import { giveWeather } from './give-weather.ts';
import { showWeather } from './show-weather.ts';

/** Every command about the project weather, in the order the help shows them. */
export const weatherCommands = [showWeather, giveWeather] as unknown as DomainCommand[];
