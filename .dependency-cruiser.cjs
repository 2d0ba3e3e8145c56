const layers = require('./layers.cjs');

const folder = name => `^src/${name}/`;

/** What `ports` means in the table: every ports.ts, and the files whose stored shapes and keys they speak of. */
const ports =
  '(/ports|^src/tickets/ticket|^src/tickets/queue-order|^src/tickets/status|^src/survey/rating|^src/customers/profile|^src/turn/activity)\\.ts$';

/** A folder may import itself, what the table lists, and packages. */
const rules = Object.entries(layers).map(([name, allowed]) => ({
  name: `layers-${name}`,
  comment: `src/${name} imports only: ${allowed.join(', ') || 'nothing'} (layers.cjs)`,
  severity: 'error',
  from: { path: folder(name) },
  to: {
    path: '^src/',
    pathNot: [folder(name), ...allowed.map(other => (other === 'ports' ? ports : folder(other)))],
  },
}));

/** Each library has one home; `node:` names a module of Node itself. */
const homes = {
  pino: 'base',
  'js-yaml': 'content',
  natural: 'language',
  minisearch: 'knowledge',
  unified: 'knowledge',
  'remark-.*': 'knowledge',
  'rehype-.*': 'knowledge',
  chokidar: 'knowledge',
  'csv-parse': 'knowledge',
  'github-slugger': 'knowledge',
  'any-ascii': 'knowledge',
  restify: 'http',
  'rate-limiter-flexible': 'http',
  botbuilder: 'channels/bot-framework',
  'botframework-connector': 'channels/bot-framework',
  ws: 'channels/direct-line',
  jose: 'channels/direct-line',
  kysely: 'store',
  'node:sqlite': 'store',
  luxon: 'tickets',
  'ical.js': 'tickets',
  nodemailer: 'outbox',
  standardwebhooks: 'outbox',
  'cli-progress': 'cli',
  'string-width': 'cli',
};

const homeRules = Object.entries(homes).map(([library, home]) => ({
  name: `home-of-${library.replace(/\W/g, '')}`,
  comment: `${library} is imported by src/${home} only`,
  severity: 'error',
  from: { path: '^src/', pathNot: folder(home) },
  to: { path: library.startsWith('node:') ? `^${library}$` : `^node_modules/(${library})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-the-top',
      comment: 'the files directly in src/ and cli/ are the composition root: nothing below imports them',
      severity: 'error',
      from: { path: '^src/[a-z-]+/', pathNot: '^src/cli/' },
      to: { path: '^src/[^/]+\\.ts$|^src/cli/' },
    },
    ...rules,
    ...homeRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/web/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
