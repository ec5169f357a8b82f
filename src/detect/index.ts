/** All detectors, sorted by name. */
import { detector as archive } from './archive/index.ts';
import { detector as build } from './build/index.ts';
import type { Detector } from './define.ts';
import { detector as environment } from './environment/index.ts';
import { detector as file } from './file/index.ts';
import { detector as hidden } from './hidden/index.ts';
import { detector as internal } from './internal/index.ts';
import { detector as key } from './key/index.ts';
import { detector as manifest } from './manifest/index.ts';
import { detector as path } from './path/index.ts';
import { detector as project } from './project/index.ts';
import { detector as secret } from './secret/index.ts';
import { detector as sourceMap } from './source-map/index.ts';

export const DETECTORS: readonly Detector[] = [
  archive,
  build,
  environment,
  file,
  hidden,
  internal,
  key,
  manifest,
  path,
  project,
  secret,
  sourceMap,
];
