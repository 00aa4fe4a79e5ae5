/**
 * The house, from the roof down: floors of rooms, a room being one or more files or folders of src/. A file imports
 * only from its own room or from floors below it. Tests may look everywhere. `npm run check` reports what breaks this,
 * and cycles.
 */
const floors = [
  {
    roof: [
      'main.ts',
      'welcome.ts',
      'messages.fr.json',
      'messages.en.json',
      'setup.ts',
      'import.ts',
      'export.ts',
      'tell-story.ts',
    ],
  },
  { service: ['service.ts', 'service/'] },
  {
    bot: [
      'bot.ts',
      'house.ts',
      'bot-commands.ts',
      'bot-for-strangers.ts',
      'bot-resolvers.ts',
      'inbox.ts',
      'catalogues.ts',
    ],
  },
  { exchange: ['exchange/'], story: ['story/'] },
  { spaces: ['spaces/'], overview: ['overview/'], board: ['board/'] },
  { hours: ['hours/'], reports: ['reports/'] },
  { lessons: ['lessons/'], pulse: ['pulse/'], usage: ['usage/'] },
  { difficulties: ['difficulties/'] },
  { announcements: ['announcements/'] },
  { goNoGo: ['go-no-go/'] },
  { readiness: ['readiness/'] },
  { referents: ['referents/'] },
  { deployments: ['deployments/'] },
  { minutes: ['minutes/'] },
  { consultations: ['consultations/'] },
  { decisions: ['decisions/'] },
  { session: ['session/'], polls: ['polls/'] },
  { agenda: ['agenda/'] },
  { actions: ['actions/'], risks: ['risks/'], weather: ['weather/'] },
  { meetings: ['meetings/'] },
  { committees: ['committees/'], proposals: ['proposals/'] },
  { sites: ['sites/'] },
  { people: ['people/'] },
  { delivery: ['delivery/'], intake: ['intake/'] },
  { calendar: ['calendar/'], documents: ['documents/'] },
  { conversation: ['conversation/'] },
  { store: ['store/'], server: ['server.ts'] },
  {
    ground: [
      'config.ts',
      'config-slack.ts',
      'log.ts',
      'loopback.ts',
      'metrics.ts',
      'seal.ts',
      'time.ts',
      'startup-error.ts',
      'time-limit.ts',
    ],
  },
];
/** What an adapter may know of the product: ports and pure helpers. */
const openToAdapters = [
  'conversation/',
  'delivery/',
  'intake/',
  'calendar/',
  'documents/',
  'store/',
  ...floors.at(-1).ground,
];
const compositionRoot = within(floors[0].roof, floors[1].service);
const tests = ['\\.test\\.ts$', '/fixtures/', '^test/'];

/** @returns the expression for the files of these rooms. */
function within(...rooms) {
  return `^src/(${rooms.flat().join('|').replaceAll('.', '\\.')})`;
}

const directions = floors.flatMap((floor, height) => {
  const below = floors.slice(height + 1).flatMap((lower) => Object.values(lower));
  return Object.entries(floor).map(([name, room]) => ({
    name: `down-from-${name}`,
    comment: `${room.join(', ')} may import only from itself and the floors below`,
    severity: 'error',
    from: { path: within(room), pathNot: tests },
    to: { path: '^src/', pathNot: within(room, ...below) },
  }));
});

export default {
  forbidden: [
    ...directions,
    {
      name: 'every-file-has-a-room',
      comment: 'a file of src/ that stands in no room of the table above',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [...tests, within(...floors.flatMap((floor) => Object.values(floor)))],
      },
      to: {},
    },
    {
      name: 'product-knows-no-platform',
      comment: 'only the composition root imports an adapter',
      severity: 'error',
      from: { path: '^src/', pathNot: [...tests, compositionRoot] },
      to: { path: '^adapters/' },
    },
    {
      name: 'adapter-knows-ports-only',
      comment: 'what an adapter needs beyond the ports it declares as its Host',
      severity: 'error',
      from: { path: '^adapters/', pathNot: tests },
      to: { path: '^src/', pathNot: within(openToAdapters) },
    },
    {
      name: 'adapter-knows-no-other-adapter',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/', pathNot: tests },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'product-without-tests',
      comment: 'code that runs in service imports no test, no support, no migration tool',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: tests },
      to: { path: [...tests, '^prisma/'] },
    },
    {
      name: 'product-without-development-packages',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-packages',
      comment: 'a package that package.json does not name',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^src/store/generated'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
