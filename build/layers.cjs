/**
 * The layer table: who may import whom, and which package belongs to which folder.
 * This file is the architecture. Changing a line needs half a page in build/decisions/.
 */
const tests = '\\.test\\.tsx?$';

/** Folder (a path prefix) → the project folders that it may import. */
const folders = {
  'shared/domain': ['shared/domain'],
  // The English sentences of the core's reasons are those that its API tells, too.
  'shared/i18n': ['shared/i18n', 'shared/domain/saying'],
  'shared/api': ['shared/domain', 'shared/api'],
  'electron/core/platform': ['shared/domain', 'shared/api', 'electron/core/platform'],
  'electron/core/store': ['shared/domain', 'shared/api', 'electron/core/platform', 'electron/core/store'],
  'electron/core/providers': ['shared/domain', 'electron/core/platform', 'electron/core/providers'],
  'electron/core/journal': [
    'shared/domain',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/journal',
  ],
  'electron/core/inbound': [
    'shared/domain',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/journal',
    'electron/core/providers/provider.ts',
    'electron/core/channels',
    'electron/core/inbound',
  ],
  'electron/core/outbound': [
    'shared/domain',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/providers/provider.ts',
    'electron/core/channels',
    'electron/core/outbound',
  ],
  'electron/core/channels': [
    'shared/domain',
    'shared/api',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/journal',
    'electron/core/providers/provider.ts',
    'electron/core/channels',
  ],
  'electron/core/ingress': [
    'shared/domain',
    'shared/api/hooks',
    'shared/i18n',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/journal',
    'electron/core/providers/provider.ts',
    'electron/core/channels',
    'electron/core/ingress',
  ],
  'electron/core/bookings': [
    'shared/domain',
    'shared/api',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/journal',
    'electron/core/inbound/chat.ts',
    'electron/core/outbound',
    'electron/core/notices',
    'electron/core/settings',
    'electron/core/bookings',
  ],
  'electron/core/templates': [
    'shared/domain',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/settings',
    'electron/core/templates',
  ],
  'electron/core/automation': [
    'shared/domain',
    'shared/api',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/inbound/chat.ts',
    'electron/core/outbound',
    'electron/core/bookings',
    'electron/core/templates',
    'electron/core/notices',
    'electron/core/settings',
    'electron/core/automation',
  ],
  'electron/core/notices': [
    'shared/domain',
    'shared/api',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/settings',
    'electron/core/notices',
  ],
  'electron/core/settings': [
    'shared/domain',
    'shared/api',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/settings',
  ],
  'electron/core/tunnel': [
    'shared/domain',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/settings',
    'electron/core/tunnel',
  ],
  'electron/core/meta-templates': [
    'shared/domain',
    'shared/api',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/providers/provider.ts',
    'electron/core/channels',
    'electron/core/templates',
    'electron/core/notices',
    'electron/core/settings',
    'electron/core/meta-templates',
  ],
  'electron/core/health': [
    'shared/domain',
    'shared/api',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/channels',
    'electron/core/health',
  ],
  'electron/core/activity': [
    'shared/domain',
    'shared/api',
    'electron/core/platform',
    'electron/core/store',
    'electron/core/channels',
    'electron/core/settings',
    'electron/core/activity',
  ],
  'electron/core/api': ['shared', 'electron/core'],
  'electron/core': ['shared', 'electron/core'],
  'electron/host': ['shared', 'electron/core', 'electron/host'],
  'electron/headless': ['shared', 'electron/core', 'electron/host', 'electron/headless'],
  'electron/desktop': ['shared', 'electron/core', 'electron/host', 'electron/desktop'],
  // It runs beside the page: the less it holds, the better.
  'electron/desktop/preload': ['electron/desktop/preload'],
  renderer: ['shared', 'renderer'],
  build: ['build'],
  test: ['shared', 'electron', 'renderer', 'build', 'test'],
};

/** Package → the folders that may import it; a package not named here may be imported by nobody. */
const packages = {
  electron: ['electron/desktop'],
  'electron-store': ['electron/desktop'],
  'electron-updater': ['electron/desktop/update'],
  zod: ['shared', 'electron'],
  'libphonenumber-js': ['shared/domain'],
  'temporal-polyfill': ['shared/domain'],
  liquidjs: ['shared/domain/template'],
  'better-sqlite3': ['electron/core/store'],
  fastify: ['electron/core/ingress', 'electron/host'],
  '@fastify/.*': ['electron/host'],
  axios: ['electron/core/platform', 'electron/core/providers'],
  'ical\\.js': ['electron/core/bookings/calendars'],
  'csv-parse': ['electron/core/bookings/csv'],
  nodemailer: ['electron/core/platform'],
  '@codemirror/.*': ['renderer/templates'],
  jose: ['electron/host'],
  pino: ['electron/host'],
  'rotating-file-stream': ['electron/host'],
  'mime-types': ['electron/core'],
  'form-data': ['electron/core/providers'],
  'ipaddr\\.js': ['electron/core/inbound', 'electron/core/platform'],
  'react(-dom)?': ['renderer'],
  '@mantine/.*': ['renderer'],
  '@tanstack/react-query': ['renderer'],
  virtua: ['renderer/ui', 'renderer/inbox', 'renderer/bookings', 'renderer/activity'],
  wouter: ['renderer'],
  zustand: ['renderer'],
  i18next: ['renderer', 'electron/desktop'],
  'react-i18next': ['renderer'],
  'lucide-react': ['renderer'],
  'qrcode\\.react': ['renderer/connections'],
  'frimousse|emojibase-data': ['renderer/inbox'],
  '@fontsource-variable/inter': ['renderer'],
};

/** Longest prefix first, so that a sub-folder's own line wins over its parent's. */
const byDepth = Object.keys(folders).sort((a, b) => b.length - a.length);
const below = (folder) => (folder.endsWith('.ts') ? `^${folder}$` : `^${folder}/`);

const folderRules = byDepth.map((folder) => ({
  name: `layer: ${folder}`,
  comment: `${folder} may import only: ${folders[folder].join(', ')}`,
  severity: 'error',
  from: {
    path: below(folder),
    pathNot: [
      tests,
      ...byDepth.filter((other) => other !== folder && other.startsWith(`${folder}/`)).map(below),
    ],
  },
  to: { path: '^(shared|electron|renderer|build|test)/', pathNot: folders[folder].map(below) },
}));

const packageRules = Object.entries(packages).map(([name, users]) => ({
  name: `package: ${name}`,
  comment: `Only ${users.join(', ')} may import ${name}`,
  severity: 'error',
  from: { path: '^(shared|electron|renderer)/', pathNot: [tests, ...users.map((user) => `^${user}/`)] },
  to: { path: `^node_modules/(${name})/` },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    ...packageRules,
    {
      name: 'package: not in the table',
      comment: 'A dependency earns its place: add it to build/layers.cjs with a decision.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: tests },
      to: {
        path: '^node_modules/',
        pathNot: [
          ...Object.keys(packages).map((name) => `^node_modules/(${name})/`),
          '^node_modules/(@types|vite)/',
        ],
      },
    },
    {
      name: 'shared is pure',
      comment: 'shared/ runs in the renderer too: no Node built-ins.',
      severity: 'error',
      from: { path: '^(shared|renderer)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|build|test)/' },
      to: { couldNotResolve: true, pathNot: '^(virtual:|.*\\.css|\\?)' },
    },
    {
      name: 'screens do not import each other',
      comment: 'A screen is a folder; what two screens share goes to ui/ or api/.',
      severity: 'error',
      from: {
        path: '^renderer/(inbox|bookings|outbox|templates|rules|connections|activity|settings|onboarding)/',
      },
      to: {
        path: '^renderer/(inbox|bookings|outbox|templates|rules|connections|activity|settings|onboarding)/',
        pathNot: '^renderer/$1/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.cache|\\.out)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    skipAnalysisNotInRules: true,
  },
};
