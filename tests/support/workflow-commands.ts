/** Finds workflow commands in a log the way the runner of GitHub Actions does, whatever their names. */

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Line breaks of any kind end a line; blanks before `::` do not matter; `##[…]` may stand anywhere. */
export function workflowCommands(log: string): WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const found = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/su.exec(line);
    if (found !== null) return [command(found[1]!, found[2] ?? '', ',', found[3]!)];
    const legacy = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/su.exec(line);
    return legacy === null ? [] : [command(legacy[1]!, legacy[2] ?? '', ';', legacy[3]!)];
  });
}

function command(name: string, properties: string, separator: string, data: string): WorkflowCommand {
  const pairs = properties.split(separator).filter((pair) => pair.includes('='));
  return {
    name,
    properties: Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))]),
    ),
    data: unescape(data),
  };
}

function unescape(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
