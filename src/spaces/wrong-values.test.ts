import { describe, expect, it } from 'vitest';
import { readAssociation } from '../../test/support/read-association.ts';
import { now, problemsOf, spoilt, translators } from '../../test/support/spoilt-space-file.ts';
import { tellProblems } from './problem.ts';
import { parseSpaceText, readSpaceFile } from './read-space-file.ts';

describe('a wrong value', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['a field nobody knows', { 'people[1].fonction': 'x' }, ['people[1].fonction unknownField']],
    ['a field nobody knows, at the top', { sessions: [] }, ['sessions unknownField']],
    ['a missing value', { 'people[0].workEmail': undefined }, ['people[0].workEmail missing']],
    ['a wrong type', { 'sites[0].staffCount': 'beaucoup' }, ['sites[0].staffCount type']],
    ['no object at all', { 'people[2]': 'nora' }, ['people[2] type']],
    ['an address that is none', { 'people[3].workEmail': 'remi at home' }, ['people[3].workEmail email']],
    ['a day that does not exist', { 'sites[0].goLive': '2026-02-30' }, ['sites[0].goLive date']],
    [
      'an hour with an offset',
      { 'history.meetings[1].startsAt': '2026-03-24T14:00+01:00' },
      ['history.meetings[1].startsAt dateTime'],
    ],
    ['a zone nobody knows', { 'space.timeZone': 'Europe/Montelimar' }, ['space.timeZone timeZone']],
    [
      'an offset for a zone',
      { 'organisations[0].timeZone': '+02:00' },
      ['organisations[0].timeZone timeZone'],
    ],
    [
      'a country that does not exist',
      { 'organisations[0].holidays': 'ZZ' },
      ['organisations[0].holidays holidays'],
    ],
    [
      'a region that does not exist',
      { 'organisations[0].holidays': 'FR-99' },
      ['organisations[0].holidays holidays'],
    ],
    ['a line break in a name', { 'people[0].givenName': 'Léa\nBCC: x' }, ['people[0].givenName line']],
    ['a null character', { 'committees[0].duties': 'a\u0000b' }, ['committees[0].duties paragraph']],
    ['half a surrogate pair', { 'space.name': 'a\ud800' }, ['space.name line']],
    [
      'a script for a link',
      { 'committees[0].videoLink': 'javascript:alert(1)' },
      ['committees[0].videoLink webAddress'],
    ],
    [
      'a role that does not exist',
      { 'committees[0].members[0].roles': ['CHEF'] },
      ['committees[0].members[0].roles[0] choice'],
    ],
    ['no role', { 'committees[0].members[0].roles': [] }, ['committees[0].members[0].roles roles']],
    [
      'a code that ends like a meeting’s number',
      { 'committees[0].code': 'COPIL-3', 'committees[0].state': 'draft', history: undefined },
      ['committees[0].code committeeCode'],
    ],
    ['a cadence of zero', { 'committees[0].cadenceDays': 0 }, ['committees[0].cadenceDays whole']],
    [
      'a cadence for an unknown phase',
      { 'committees[0].cadenceDays': { pilote: 30 } },
      ['committees[0].cadenceDays.pilote unknownField'],
    ],
    [
      'a handle used twice',
      {
        'people[4]': {
          handle: 'lea',
          givenName: 'Léa',
          familyName: 'Roux',
          workEmail: 'lea.roux@amandiers.example',
        },
      },
      ['people[4].handle repeated'],
    ],
    [
      'a mail used twice, whatever its capitals',
      { 'people[2].workEmail': 'LEA.Fontaine@amandiers.example' },
      ['people[2].workEmail repeated'],
    ],
    [
      'an account used twice',
      {
        'people[0].accounts': [{ platform: 'slack', workspace: 'amandiers', id: 'U1' }],
        'people[1].accounts': [{ platform: 'slack', workspace: 'amandiers', id: 'U1' }],
      },
      ['people[1].accounts[0] repeated'],
    ],
    [
      'a platform account without its id',
      { 'people[0].accounts': [{ platform: 'teams', workspace: 'amandiers' }] },
      ['people[0].accounts[0].id platformId'],
    ],
    [
      'a local account under another name',
      { 'people[2].accounts': [{ platform: 'local', workspace: 'amandiers', id: 'nono' }] },
      ['people[2].accounts[0].id localId'],
    ],
    [
      'two local workspaces for one person',
      {
        'organisations[1]': { code: 'B', name: 'B', kind: 'partner', workspace: 'b' },
        'people[0].accounts': [{ platform: 'local', workspace: 'b' }],
      },
      ['people[0].accounts[0] secondLocalAccount'],
    ],
    [
      'a preferred platform without account',
      { 'people[0].preferredPlatform': 'teams' },
      ['people[0].preferredPlatform lacksPreferredAccount'],
    ],
    [
      'the bot’s own name',
      {
        'people[4]': {
          handle: 'copil',
          givenName: 'Co',
          familyName: 'Pil',
          workEmail: 'copil@amandiers.example',
        },
      },
      ['people[4].handle reservedHandle'],
    ],
    [
      'a workspace nobody has',
      { 'people[0].workspace': 'amandier' },
      ['people[0].workspace unknownWorkspace'],
    ],
    [
      'a channel in a workspace nobody has',
      { 'channels[0].workspace': 'slack' },
      ['channels[0].workspace unknownWorkspace'],
    ],
    ['a director nobody knows', { 'sites[0].director': 'leah' }, ['sites[0].director unknownPerson']],
    [
      'a member nobody knows',
      { 'committees[0].members[3].person': 'remy' },
      ['committees[0].members[3].person unknownPerson'],
    ],
    [
      'a member who is there twice',
      { 'committees[0].members[3].person': 'paul' },
      ['committees[0].members[3].person repeated'],
    ],
    [
      'a substitute of oneself',
      { 'committees[0].members[0].substitute': 'lea' },
      ['committees[0].members[0].substitute ownSubstitute'],
    ],
    [
      'two chairs',
      { 'committees[0].members[1].roles': ['LF', 'PRES'] },
      ['committees[0].members[1].roles roleHeldTwice'],
    ],
    [
      'a lead of record nobody is',
      { 'committees[0].members[2].roles': ['MEM'] },
      ['committees[0].leads.technicalPrerequisites lacksLead'],
    ],
    [
      'an active committee without frequency',
      { 'committees[0].cadenceDays': undefined },
      ['committees[0] lacksForActivity'],
    ],
    [
      'an active committee without chair',
      { 'committees[0].members[0].roles': ['MEM'], 'committees[0].members[0].sponsor': true },
      ['committees[0] lacksForActivity'],
    ],
    [
      'an active committee without sponsor',
      { 'committees[0].members[0].sponsor': false },
      ['committees[0] lacksForActivity'],
    ],
    [
      'nobody who votes',
      { 'committees[0].members': [{ person: 'lea', roles: ['PRES', 'LF', 'LT'], voting: false }] },
      ['committees[0].members lacksVoter'],
    ],
    [
      'a channel nobody knows',
      { 'committees[0].channel': 'pilotage' },
      ['committees[0].channel unknownChannel'],
    ],
    [
      'no organisation in charge',
      { 'organisations[0].kind': 'partner' },
      ['organisations lacksLeadOrganisation'],
    ],
    ['closing before opening', { 'organisations[0].closesAt': '07:00' }, ['organisations[0].closesAt order']],
    [
      'an absence that ends before it begins',
      { 'people[1].absences[0].to': '2026-01-01' },
      ['people[1].absences[0].to order'],
    ],
    [
      'a closure of an organisation nobody knows',
      { 'constraints[0].organisation': 'ADMR' },
      ['constraints[0].organisation unknownOrganisation'],
    ],
    [
      'a meeting number used twice',
      { 'history.meetings[1].number': 1 },
      ['history.meetings[1].number repeated'],
    ],
    [
      'a future meeting that is approved',
      { 'history.meetings[1].state': 'approved' },
      ['history.meetings[1].startsAt future'],
    ],
    [
      'invitations sent in the future',
      { 'history.meetings[1].invitedAt': '2026-03-03T10:00' },
      ['history.meetings[1].invitedAt future'],
    ],
    [
      'a substitute who is not named',
      { 'history.meetings[0].invitations[3].answer': 'substitute' },
      ['history.meetings[0].invitations[3].substitute substituteUnnamed'],
    ],
    [
      'a decision of a meeting that is not there',
      { 'history.decisions[0].meeting': 7 },
      ['history.decisions[0].meeting unknownMeeting'],
    ],
    [
      'a decision that replaces itself',
      { 'history.decisions[0].supersedes': 'D-2026-001' },
      ['history.decisions[0].supersedes circle'],
    ],
    [
      'an action done at no time',
      { 'history.actions[0].state': 'done' },
      ['history.actions[0].doneAt missing'],
    ],
    [
      'an action open and done',
      { 'history.actions[0].doneAt': '2026-02-01T09:00' },
      ['history.actions[0].doneAt notDone'],
    ],
    [
      'an action for a site nobody knows',
      { 'history.actions[0].site': 'FAM' },
      ['history.actions[0].site unknownSite'],
    ],
    ['a risk number used twice', { 'history.risks[1].number': 'R-01' }, ['history.risks[1].number repeated']],
    ['a risk graver than four', { 'history.risks[0].impact': 5 }, ['history.risks[0].impact whole']],
    [
      'a risk numbered like a decision',
      { 'history.risks[0].number': 'R1' },
      ['history.risks[0].number riskNumber'],
    ],
    [
      'a risk followed by nobody of the project',
      { 'history.risks[0].owner': 'norah' },
      ['history.risks[0].owner unknownPerson'],
    ],
    [
      'a risk followed and closed',
      { 'history.risks[0].closedAt': '2026-02-20T09:00' },
      ['history.risks[0].closedAt notClosed'],
    ],
    [
      'a report sent in the future',
      { 'history.reports[0].sentAt': '2026-03-03T10:00' },
      ['history.reports[0].sentAt future'],
    ],
    [
      'a report due before it begins',
      { 'history.reports[0].from': '2026-02-28' },
      ['history.reports[0].due order'],
    ],
  ])('is named by its path: %s', (_, changes, expected) => {
    expect(spoilt(changes)).toEqual(expected);
  });

  it('does not hide another, wherever both stand', () => {
    const found = spoilt({
      'clock.at': 'hier',
      'space.slug': 'Les Amandiers',
      'people[2].workEmail': '?',
      'people[3].workspace': 'amandier',
      'committees[0].members[3].person': 'remy',
      'sites[0].couleur': 'vert',
      'sites[0].director': 'leah',
      'history.decisions[0].meeting': 9,
    });
    expect(found).toEqual([
      'clock.at dateTime',
      'space.slug slug',
      'people[2].workEmail email',
      'people[3].workspace unknownWorkspace',
      'sites[0].couleur unknownField',
      'sites[0].director unknownPerson',
      'committees[0].members[3].person unknownPerson',
      'history.decisions[0].meeting unknownMeeting',
    ]);
  });

  it('brings no second complaint about what refers to it', () => {
    const found = spoilt({ 'people[0].givenName': 7, 'history.meetings[0].title': '' });
    expect(found).toEqual(['people[0].givenName type', 'history.meetings[0].title line']);
  });

  it('keeps its index when elements before it were left out', () => {
    const found = spoilt({
      'people[0].locale': 'br',
      'people[1].locale': 'eu',
      'people[3].organisation': 'AMANDES',
    });
    expect(found).toEqual([
      'people[0].locale choice',
      'people[1].locale choice',
      'people[3].organisation unknownOrganisation',
    ]);
  });

  it('is told with what was read and what is expected, in both languages', () => {
    const file = readAssociation('small');
    file.sites[0].director = 'leah';
    file.sites[0].goLive = '2026-02-30';
    file.committees[0].cadenceDays = 'souvent';
    const reading = readSpaceFile(file, now);
    const problems = reading.ok ? [] : reading.problems;
    expect(tellProblems(problems, translators.fr)).toEqual([
      {
        path: 'sites[0].goLive',
        message:
          '"2026-02-30" a été lu\u202F; il faut une date qui existe, écrite AAAA-MM-JJ, par exemple 2026-09-22.',
      },
      {
        path: 'committees[0].cadenceDays',
        message: '"souvent" a été lu\u202F; il faut ici une des formes décrites dans le guide.',
      },
    ]);
    file.sites[0].goLive = '2026-05-19';
    file.committees[0].cadenceDays = 30;
    const second = readSpaceFile(file, now);
    expect(tellProblems(second.ok ? [] : second.problems, translators.en)).toEqual([
      { path: 'sites[0].director', message: '"leah" names nobody in this file (handle). Did you mean lea?' },
    ]);
  });

  it.each(['', '{', '[1,]', 'null', '[]', '"x"', '3'])('is never a crash: %j', (text) => {
    const parsing = parseSpaceText(text);
    expect(parsing.ok ? problemsOf(parsing.source).length : parsing.problems.length).toBeGreaterThan(0);
  });
});
