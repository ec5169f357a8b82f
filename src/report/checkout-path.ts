/** Paths of the project as paths of the checkout. */

/** `file` from `folder`, both with `/`; null for what lies above the root. */
export function below(folder: string, file: string): string | null {
  const segments: string[] = [];
  for (const segment of [...folder.split('/'), ...file.split('/')]) {
    if (segment === '..') {
      if (segments.pop() === undefined) return null;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
