import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'internal-hostname',
  title: 'Internal host name or endpoint',
  family: 'internal-infrastructure',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'Hosts that only resolve inside a network (`*.corp`, `*.internal`, `*.intranet`, `*.lan`, `*.svc.cluster.local`) in URLs, ssh addresses, and quoted settings; private addresses in URLs; staging hosts and tunnels.',
  why: 'it tells an attacker what to look for once inside, and which names to register to be asked first',
  fix: [
    {
      tool: 'any',
      text: 'Read the address at run time from the environment, or inject it in the build of the internal variant only.',
    },
    { tool: 'any', text: 'If it is public or an example, accept the finding with that reason.' },
  ],
  example: 'https://git.platform.corp.example.org/acme',
  quiet:
    'Names that clouds and container engines give to everybody, names of documentation, `*.local`. Two labels such as `registry.corp` are info; private addresses, staging hosts and tunnels are low. Never more than possible, because a name proves nothing.',
  cwe: 'CWE-200',
  source: 'RFC 1918, private address space; ICANN, .internal as a private-use domain',
});
