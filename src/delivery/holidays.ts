import Holidays from 'date-holidays';

export interface PublicHoliday {
  fr: string;
  en: string;
}

/** The law says « le 14 juillet » and people say « Fête nationale » (Code du travail, L3133-1). */
const commonNames: Record<string, string> = { 'Fête Nationale de la France': 'Fête nationale' };

const years = new Map<string, ReadonlyMap<string, PublicHoliday>>();

/**
 * Public holidays of one year, by ISO date. France: the eleven legal ones (Code du travail, L3133-1).
 *
 * @param country ISO 3166 code as date-holidays names it, with its region when it has one: `FR`, `FR-57`
 */
export function publicHolidays(country: string, year: number): ReadonlyMap<string, PublicHoliday> {
  const cached = years.get(`${country} ${year}`);
  if (cached) return cached;
  const [nation = country, ...region] = country.split('-');
  const holidays = new Holidays(nation, region.join('-'), { types: ['public'] });
  const english = new Map(holidays.getHolidays(year, 'en').map((day) => [day.date.slice(0, 10), day.name]));
  const found = new Map<string, PublicHoliday>();
  for (const day of holidays.getHolidays(year, 'fr')) {
    const date = day.date.slice(0, 10);
    found.set(date, { fr: commonNames[day.name] ?? day.name, en: english.get(date) ?? day.name });
  }
  years.set(`${country} ${year}`, found);
  return found;
}
