import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = '.github/workflows/';

type Step = {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
};
type Job = {
  uses?: string;
  needs?: string | string[];
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  strategy?: { matrix: { os?: string[]; include?: { os: string; system: string }[] } };
  steps?: Step[];
};
type Workflow = {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
};

const workflows = Object.fromEntries(
  readdirSync(folder).map((name) => [name, parse(readFileSync(folder + name, 'utf8')) as Workflow]),
);
const { 'check.yml': check, 'release.yml': release, 'rollout.yml': rollout } = workflows;
const jobs = Object.entries(workflows).flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, job]) => ({ place: `${file} ${name}`, job })),
);
const steps = jobs.flatMap(({ place, job }) => (job.steps ?? []).map((step) => ({ place, step })));
const commands = steps.flatMap(({ place, step }) =>
  step.run === undefined ? [] : [{ place, run: step.run }],
);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** What a text names, such as scripts behind `npm run`. */
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '');

describe('every workflow', () => {
  it('may only read, but for the two jobs that write a release', () => {
    expect(Object.values(workflows).map(({ permissions }) => permissions)).toEqual(
      Object.values(workflows).map(() => ({ contents: 'read' })),
    );
    expect(
      jobs.filter(({ job }) => job.permissions).map(({ place, job }) => [place, job.permissions]),
    ).toEqual([
      ['release.yml draft', { contents: 'write' }],
      ['rollout.yml rollout', { contents: 'write' }],
    ]);
  });

  it('uses actions at one commit each, with the version beside it', () => {
    const lines = readdirSync(folder).flatMap((name) => readFileSync(folder + name, 'utf8').split('\n'));
    const uses = lines.filter((line) => /\buses:/.test(line)).map((line) => line.trim().replace(/^- /, ''));
    const pinned =
      /^uses: (actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/\.github\/workflows\/\w+\.yml)$/;
    expect(uses.filter((line) => !pinned.test(line))).toEqual([]);
    expect(uses.length).toBeGreaterThan(5);
  });

  it('leaves no key to the repository behind for the steps that follow', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout'));
    expect(checkouts.filter(({ step }) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('puts nothing into a command by text: whoever names a branch would write commands', () => {
    expect(commands.filter(({ run }) => run.includes('${{'))).toEqual([]);
  });

  it('calls scripts, files and tools that exist', () => {
    const missing = commands.flatMap(({ place, run }) => [
      ...named(run, /npm run ([\w:-]+)/g)
        .filter((name) => !(name in scripts))
        .map((name) => `${place}: npm run ${name}`),
      ...named(run, /node (\S+\.ts)/g)
        .filter((file) => !existsSync(file))
        .map((file) => `${place}: ${file}`),
      ...named(run, /npx ([\w-]+)/g)
        .filter((tool) => !existsSync(`node_modules/.bin/${tool}`))
        .map((tool) => `${place}: npx ${tool}`),
    ]);
    expect(missing).toEqual([]);
  });

  it('ends by itself', () => {
    expect(jobs.filter(({ job }) => job.uses === undefined && job['timeout-minutes'] === undefined)).toEqual(
      [],
    );
  });
});

describe('the check', () => {
  it('runs for pushes and pull requests, never with the rights of the repository for somebody else’s', () => {
    expect(Object.keys(check?.on ?? {})).toEqual(['push', 'pull_request', 'workflow_call']);
  });

  it('runs npm test and, on all three systems, the desktop’s specs on the real Electron', () => {
    expect(check?.jobs.test?.steps?.map(({ run }) => run)).toContain('npm test');
    const { desktop } = check?.jobs ?? {};
    expect(desktop?.strategy?.matrix.os).toEqual(['ubuntu-24.04', 'macos-15', 'windows-2025']);
    const runs = desktop?.steps?.flatMap(({ run }) => run ?? []) ?? [];
    expect(runs.some((run) => run.includes('npx install-electron'))).toBe(true);
    expect(runs.filter((run) => run.includes('npm run test:e2e -- --project desktop')).length).toBe(2);
    expect(JSON.stringify(desktop)).not.toContain('ELECTRON_OVERRIDE_DIST_PATH');
  });

  it('knows no secret', () => {
    expect(JSON.stringify(check)).not.toMatch(/secrets\./);
  });
});

describe('the release', () => {
  it('is made from tags, after the whole check, for all three systems', () => {
    expect(release?.on).toEqual({ push: { tags: ['v*'] } });
    expect(release?.jobs.check).toEqual({ needs: 'version', uses: './.github/workflows/check.yml' });
    expect(release?.jobs.installers?.needs).toBe('check');
    expect(release?.jobs.draft?.needs).toBe('installers');
    expect(release?.jobs.installers?.strategy?.matrix.include?.map(({ system }) => system)).toEqual([
      'linux',
      'mac',
      'win',
    ]);
  });

  it('gives each secret to the one step that signs, on the one system it belongs to', () => {
    const secret = steps.filter(({ step }) => JSON.stringify(step).includes('secrets.'));
    expect(secret.map(({ place }) => place)).toEqual(['release.yml installers', 'release.yml installers']);
    const signing = Object.entries(secret[1]?.step.env ?? {}).filter(([, value]) =>
      /secrets\.|vars\./.test(value),
    );
    expect(signing.filter(([, value]) => !/matrix\.system == '(mac|win)' && /.test(value))).toEqual([]);
    expect(signing.length).toBe(13);
  });

  it('stays a draft until a person publishes it', () => {
    const runs = release?.jobs.draft?.steps?.flatMap(({ run }) => run ?? []).join('\n') ?? '';
    expect(runs).toMatch(/gh release create .*--draft/);
    expect(runs).not.toMatch(/--latest|--draft=false/);
  });
});

describe('the rollout', () => {
  it('is started by a person who chooses a release and a share', () => {
    expect(Object.keys(rollout?.on ?? {})).toEqual(['workflow_dispatch']);
  });
});
