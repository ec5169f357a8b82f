/** Files that a path alone gives away. First matching row wins; nothing here is a secret by itself. */
import type { RuleId } from '../../base/rule-ids.ts';
import type { Confidence, Severity } from '../../base/types.ts';

export interface FileRow {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly open: Severity;
  readonly confidence?: Confidence;
  /** Any file below a folder of this name; all of them are one finding. */
  readonly folders?: readonly string[];
  /** Path patterns; every file is a finding of its own. */
  readonly paths?: readonly string[];
  /** Patterns that a file below `folders` must match. */
  readonly only?: readonly string[];
  readonly not?: readonly string[];
  /** Not in tests, fixtures, examples and documentation: there such files are on purpose. */
  readonly product?: true;
  /** Low and possible in tests, fixtures, examples and documentation. */
  readonly capped?: true;
  readonly message: string;
}

/** Product code may live in folders of these names. */
const CODE = '**/*.{js,mjs,cjs,jsx,ts,tsx,mts,cts,map,json,md,html,vue,svelte}';

const VCS: readonly FileRow[] = [
  {
    rule: 'source-vcs-directory',
    severity: 'critical',
    open: 'critical',
    folders: ['.git'],
    paths: ['**/.git'],
    message: 'Git data: the history, with everything ever deleted from it, and the address of the remote',
  },
  {
    rule: 'source-vcs-directory',
    severity: 'high',
    open: 'high',
    folders: ['.svn', '.hg', '.jj', '.bzr', '.pijul', '.sl'],
    message: 'version-control data: earlier contents of files and the address of the server',
  },
  {
    rule: 'source-vcs-directory',
    severity: 'high',
    open: 'high',
    folders: ['cvs'],
    only: ['**/cvs/{entries,root,repository,template,tag}'],
    message: 'CVS data: the address of the server and the user name',
  },
];

const AGENT_FOLDERS =
  '.cursor .windsurf .continue .cline .roo .codex .gemini .kiro .junie .opencode .copilot .augment .amp .goose'.split(
    ' ',
  );

const INSTRUCTIONS =
  'instructions for coding agents: they describe the project, and agents of your users may follow them';

const AGENTS: readonly FileRow[] = [
  {
    rule: 'ai-session-transcript',
    severity: 'critical',
    open: 'high',
    confidence: 'likely',
    folders: ['.specstory'],
    paths: ['**/.aider.chat.history.md', '**/.aider.input.history', '**/.aider.llm.history'],
    message: 'coding-agent session: everything typed into it or read by it',
  },
  {
    rule: 'ai-agent-instructions',
    severity: 'high',
    open: 'low',
    folders: ['.clinerules'],
    paths: [
      '**/{claude,claude.local,agents}.md',
      '**/.{windsurfrules,clinerules,cursorrules,roorules,rules}',
      '**/.github/copilot-instructions.md',
      '**/.github/{instructions,prompts,chatmodes}/**',
    ],
    message: INSTRUCTIONS,
  },
  {
    // Ordinary words: documentation describes an Agent, too.
    rule: 'ai-agent-instructions',
    severity: 'high',
    open: 'low',
    paths: ['**/{agent,gemini,qwen,crush}.md'],
    not: ['**/{docs,doc,api,apis,reference,website,guide,guides}/**'],
    message: INSTRUCTIONS,
  },
  {
    rule: 'ai-agent-directory',
    severity: 'medium',
    open: 'low',
    folders: ['.claude', '.claude-plugin'],
    not: ['**/.claude/settings.local.json'],
    message: 'files of a coding agent: hooks with commands, notes, agent definitions',
  },
  {
    rule: 'ai-agent-directory',
    severity: 'high',
    open: 'medium',
    folders: AGENT_FOLDERS,
    paths: ['**/.aider*'],
    message: 'state of a coding agent: rules, server settings, chat history',
  },
];

const DEVELOPMENT: readonly FileRow[] = [
  {
    rule: 'dev-file-ide',
    severity: 'medium',
    open: 'low',
    folders: ['.idea', '.vscode'],
    paths: ['**/*.{iml,ipr,iws}', '**/*.code-workspace'],
    message: 'editor project files: local paths, run settings, servers and databases',
  },
  {
    rule: 'dev-file-ide',
    severity: 'low',
    open: 'low',
    folders: ['.settings', '.vs', '.fleet', '.zed', 'nbproject'],
    paths: ['**/*.sublime-{project,workspace}', '**/.project', '**/.classpath', '**/*.suo'],
    message: 'editor project files',
  },
  {
    rule: 'dev-file-os-metadata',
    severity: 'low',
    open: 'low',
    folders: ['__macosx', '.spotlight-v100', '.trashes'],
    paths: ['**/.ds_store', '**/thumbs.db', '**/desktop.ini', '**/*.lnk', '**/.directory', '**/.fuse_hidden*'],
    message: 'desktop metadata: names of files beside it, deleted ones included',
  },
  {
    rule: 'dev-file-coverage',
    severity: 'high',
    open: 'low',
    folders: ['.nyc_output', 'lcov-report', 'coverage'],
    paths: ['**/coverage-final.json'],
    only: ['**/.nyc_output/**', '**/lcov-report/**', '**/coverage/**/*.{html,info}', '**/coverage/coverage-*.json'],
    message: 'coverage report: HTML pages hold the source word for word, data files hold absolute paths',
  },
  {
    rule: 'dev-file-coverage',
    severity: 'medium',
    open: 'low',
    paths: ['**/lcov.info', '**/clover.xml'],
    message: 'coverage data: absolute paths and the layout of the source',
  },
  {
    rule: 'dev-file-lockfile',
    severity: 'low',
    open: 'info',
    paths: ['**/{package-lock.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb,deno.lock}'],
    message: 'lock file: installers ignore it in a package, and it names the registries it was made with',
  },
];

const REPOSITORY: readonly FileRow[] = [
  {
    rule: 'dev-file-repository-config',
    severity: 'medium',
    open: 'info',
    folders: ['.github', '.circleci', '.buildkite'],
    not: ['**/.github/funding.yml'],
    paths: ['**/{.gitlab-ci.yml,jenkinsfile,bitbucket-pipelines.yml,.drone.yml,azure-pipelines.yml}'],
    message: 'CI configuration: deploy hosts, names of secrets, runner labels',
  },
  {
    rule: 'dev-file-repository-config',
    severity: 'low',
    open: 'info',
    paths: ['**/{.travis.yml,appveyor.yml,.appveyor.yml}'],
    message: 'configuration of a public CI service: build commands, names of secrets',
  },
  {
    rule: 'dev-file-repository-config',
    severity: 'medium',
    open: 'info',
    confidence: 'likely',
    folders: ['.devcontainer', 'k8s', 'helm', 'kustomize'],
    only: ['**/.devcontainer/**', '**/*.{yml,yaml,tpl}'],
    paths: [
      '**/{dockerfile,containerfile}{,.*}',
      '**/*.dockerfile',
      '**/docker-compose*.{yml,yaml}',
      '**/compose.{yml,yaml}',
    ],
    not: [CODE],
    message: 'container or orchestration configuration: image registries, default passwords',
  },
  {
    rule: 'dev-file-repository-config',
    severity: 'medium',
    open: 'info',
    folders: ['.husky', '.changeset'],
    paths: ['**/.lintstagedrc*', '**/.commitlintrc*', '**/commitlint.config.*'],
    message: 'repository tooling: hooks, and notes on changes that are not announced yet',
  },
  {
    rule: 'dev-file-repository-config',
    severity: 'low',
    open: 'info',
    paths: ['**/{.gitmodules,.git-blame-ignore-revs,.mailmap,.gitattributes}'],
    message: 'Git settings: submodule addresses, e-mail addresses',
  },
  {
    rule: 'dev-file-repository-config',
    severity: 'medium',
    open: 'info',
    confidence: 'possible',
    folders: ['.scratch'],
    paths: ['**/{todo,notes}{,.md,.txt}', '**/*.todo', '**/meeting*.md', '**/scratch.{md,txt}'],
    message: 'notes or a task list: free text, often with internal names',
  },
];

const LOGS: readonly FileRow[] = [
  {
    rule: 'debug-log-file',
    severity: 'high',
    open: 'medium',
    folders: ['_logs'],
    only: ['**/.npm/_logs/**'],
    paths: ['**/npm-debug.log*', '**/{yarn-error,yarn-debug,pnpm-debug,lerna-debug}.log*', '**/build.log'],
    message: 'log of a package manager or build: registry addresses, environment, local paths',
  },
  {
    rule: 'debug-log-file',
    severity: 'medium',
    open: 'low',
    confidence: 'likely',
    folders: ['logs'],
    only: ['**/logs/**/*.{log,out,txt}'],
    paths: ['**/*.log', '**/nohup.out', '**/*.pid'],
    not: ['**/change{log,s}.log', '**/history.log'],
    message: 'log file: times, addresses and whatever the program printed',
  },
];

export const FILE_ROWS: readonly FileRow[] = [...VCS, ...AGENTS, ...DEVELOPMENT, ...REPOSITORY, ...LOGS];
