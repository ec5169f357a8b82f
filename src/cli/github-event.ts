/** What a workflow of GitHub Actions knows about its repository. */
import { readFile } from 'node:fs/promises';
import type { Environment } from './terminal.ts';

/** True if the event that started the workflow says so; false outside of one, or if the event cannot be read. */
export async function isPrivateRepository(env: Environment): Promise<boolean> {
  const path = env['GITHUB_EVENT_PATH'];
  if (env['GITHUB_ACTIONS'] !== 'true' || !path) return false;
  try {
    const event: unknown = JSON.parse(await readFile(path, 'utf8'));
    return property(property(event, 'repository'), 'private') === true;
  } catch {
    return false;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
