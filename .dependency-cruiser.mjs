/**
 * The house, from the roof down: a file imports only from its own room or from floors below it. Tests may look
 * everywhere. `npm run check` reports what breaks this, and cycles.
 */
const floors = [
  ['main\\.ts', 'setup\\.ts', 'import\\.ts'],
  ['service\\.ts', 'service/', 'welcome\\.ts'],
  ['bot\\.ts'],
  ['spaces/'],
  ['meetings/'],
  ['decisions/', 'actions/', 'proposals/'],
  ['people/'],
  ['delivery/'],
  ['calendar/'],
  ['conversation/'],
  ['store/', 'server\\.ts'],
  ['config\\.ts', 'log\\.ts', 'metrics\\.ts', 'time\\.ts', 'startup-error\\.ts'],
];
/** What an adapter may know of the product: ports and pure helpers. */
const openToAdapters = ['conversation/', 'delivery/', 'calendar/', 'store/', ...floors.at(-1)];
const compositionRoot = '^src/(main\\.ts|service\\.ts|service/|setup\\.ts|import\\.ts)';
const tests = ['\\.test\\.ts$', '/fixtures/', '^test/'];

const rooms = floors.flatMap((names, floor) => names.map((name) => ({ name, floor })));
const directions = rooms.map(({ name, floor }) => {
  const below = floors.slice(floor + 1).flat();
  // The ground floor stands on itself.
  const allowed = floor === floors.length - 1 ? floors[floor] : [name, ...below];
  return {
    name: `down-from-${name.replace(/\\.ts|\//g, '')}`,
    comment: `src/${name.replaceAll('\\', '')} may import only from itself and the rooms below it`,
    severity: 'error',
    from: { path: `^src/${name}`, pathNot: tests },
    to: { path: '^src/', pathNot: `^src/(${allowed.join('|')})` },
  };
});

export default {
  forbidden: [
    ...directions,
    {
      name: 'every-file-has-a-room',
      comment: 'a file of src/ that stands in no room of the table above',
      severity: 'error',
      from: { path: '^src/', pathNot: [...tests, `^src/(${rooms.map(({ name }) => name).join('|')})`] },
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
      to: { path: '^src/', pathNot: `^src/(${openToAdapters.join('|')})` },
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
