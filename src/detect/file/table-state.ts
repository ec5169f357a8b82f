/** Rows of the path table for what tools keep between runs: logins, deployments, caches, reports, backups. */
import type { FileRow } from './table.ts';

const LOGINS: readonly FileRow[] = [
  {
    rule: 'credential-file-home',
    severity: 'critical',
    open: 'critical',
    folders: ['.ssh', '.aws', '.gnupg', '.azure', '.oci'],
    capped: true,
    message: 'folder of a home directory where logins and keys are kept',
  },
  {
    rule: 'credential-file-home',
    severity: 'critical',
    open: 'critical',
    folders: ['gcloud'],
    only: ['**/.config/gcloud/**'],
    capped: true,
    message: 'folder of a home directory where logins and keys are kept',
  },
  {
    rule: 'credential-file-home',
    severity: 'critical',
    open: 'critical',
    paths: [
      '**/.{bash,zsh,sh,fish,psql,mysql,mongo,node_repl,python,rediscli,sqlite,irb}_history',
      '**/{.lesshst,.viminfo,.wget-hsts}',
    ],
    capped: true,
    message: 'history of a shell or client: every command as it was typed, with the secrets in it',
  },
];

const DEPLOYMENT: readonly FileRow[] = [
  {
    rule: 'credential-file-cloud-state',
    severity: 'critical',
    open: 'critical',
    folders: ['.terraform'],
    capped: true,
    message: 'working folder of Terraform: addresses of state, copies of modules, provider settings',
  },
  {
    rule: 'credential-file-cloud-state',
    severity: 'high',
    open: 'medium',
    confidence: 'likely',
    folders: ['.vercel', '.netlify', '.wrangler'],
    capped: true,
    message: 'local state of a deployment tool: project and account ids, cached environment',
  },
  {
    rule: 'credential-file-cloud-state',
    severity: 'high',
    open: 'high',
    folders: ['.firebase', '.serverless', '.aws-sam', 'cdk.out', '.amplify', '.pulumi'],
    capped: true,
    message: 'local state of a deployment tool: account ids, resource names, packed code',
  },
  {
    rule: 'credential-file-cloud-state',
    severity: 'high',
    open: 'high',
    folders: ['.chalice'],
    only: ['**/.chalice/deployed/**'],
    capped: true,
    message: 'local state of a deployment tool: account ids, resource names, packed code',
  },
  {
    rule: 'credential-file-cloud-state',
    severity: 'low',
    open: 'info',
    paths: ['**/.firebaserc'],
    capped: true,
    message: 'names of the projects that are deployed to',
  },
];

const CACHE_FOLDERS =
  '.turbo .nx .vite .parcel-cache .svelte-kit .nuxt .output .jest-cache .rollup.cache .swc .astro .docusaurus .sass-cache .gradle'.split(
    ' ',
  );

const CACHES: readonly FileRow[] = [
  {
    rule: 'dev-file-build-cache',
    severity: 'high',
    open: 'medium',
    folders: CACHE_FOLDERS,
    product: true,
    message: 'build cache: copies of the source, environment values, absolute paths',
  },
  {
    rule: 'dev-file-build-cache',
    severity: 'high',
    open: 'medium',
    folders: ['.next', '.angular', '.cache'],
    only: ['**/.next/{cache,trace}/**', '**/.next/trace', '**/.angular/cache/**', '**/node_modules/.cache/**'],
    product: true,
    message: 'build cache: copies of the source, environment values, absolute paths',
  },
  {
    rule: 'dev-file-build-cache',
    severity: 'low',
    open: 'low',
    folders: ['.cache', '__pycache__'],
    paths: ['**/{.eslintcache,.stylelintcache,.prettiercache}', '**/*.tsbuildinfo'],
    product: true,
    message: 'cache of a linter, compiler or interpreter: absolute paths, file lists, times',
  },
];

const REPORTS: readonly FileRow[] = [
  {
    rule: 'debug-test-report',
    severity: 'high',
    open: 'medium',
    folders: ['test-results', 'playwright-report', 'allure-results', 'blob-report'],
    paths: ['**/trace.zip', '**/junit*.xml'],
    message: 'test report or trace: pages, cookies and answers of the system under test',
  },
  {
    rule: 'debug-test-report',
    severity: 'high',
    open: 'medium',
    folders: ['cypress'],
    only: ['**/cypress/{videos,screenshots}/**'],
    message: 'videos or pictures of test runs',
  },
  {
    rule: 'debug-test-report',
    severity: 'low',
    open: 'low',
    folders: ['.stryker-tmp', '.clinic', 'mutation'],
    only: ['**/{.stryker-tmp,.clinic}/**', '**/reports/mutation/**'],
    paths: ['**/bench-results*'],
    message: 'output of a mutation test, benchmark or profiler',
  },
];

const LEFTOVERS: readonly FileRow[] = [
  {
    rule: 'dev-file-backup',
    severity: 'medium',
    open: 'low',
    confidence: 'likely',
    paths: ['**/*.{orig,rej,bak,old,save,swp,swo}', '**/*~', '**/*.{patch,diff}', '**/#*#', '**/.#*'],
    not: ['**/{patches,.patches}/**'],
    product: true,
    message: 'backup copy or leftover of a patch: an older state of a file, perhaps before something was removed',
  },
  {
    rule: 'file-leakcheck-config',
    severity: 'medium',
    open: 'low',
    paths: ['**/leakcheck.config.{json,jsonc}', '**/leakcheck-baseline.json'],
    message: 'configuration or baseline of leakcheck: it names what this project hides and which findings it accepted',
  },
];

export const STATE_ROWS: readonly FileRow[] = [...LOGINS, ...DEPLOYMENT, ...CACHES, ...REPORTS, ...LEFTOVERS];
