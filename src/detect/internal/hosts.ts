/** Which host names only mean something inside a company's network. */

export type HostKind = 'internal' | 'generic' | 'address' | 'endpoint';

const INTERNAL_ENDS: ReadonlySet<string> = new Set(['corp', 'internal', 'intra', 'intranet', 'lan', 'localdomain']);

/** Names that a cloud or a container engine gives to everybody. */
const PROVIDED =
  /(?:^|\.)(?:metadata\.google|google|docker|containers|minikube|k3d|rancher-desktop|orb|lima|ec2|compute|fly|railway|azure|cloudapp)\.internal$/;

/** Labels of documentation. */
const INVENTED: ReadonlySet<string> = new Set(
  `example examples acme company mycompany my-company yourcompany your-company yourdomain mydomain domain contoso foo bar baz
   foobar test mymirror my your myorg yourorg org organization widgets initech corp-example sample demo hostname placeholder
   name default`.split(/\s+/),
);

const TUNNEL = /\.(?:ngrok\.io|ngrok\.app|ngrok-free\.(?:app|dev)|trycloudflare\.com|loca\.lt)$/;
const STAGE = /^(?:staging|stage|dev-api|qa)$|-(?:staging|qa)$|^(?:staging|qa)-/;

/** What a host name gives away, or null. `host` may hold upper case; a trailing dot belongs to the root. */
export function judgeHost(host: string): HostKind | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return isPrivateAddress(name) ? 'address' : null;
  const labels = name.split('.');
  if (labels.length < 2 || labels.includes('') || labels.some((label) => INVENTED.has(label))) return null;
  if (name.endsWith('.svc.cluster.local')) return labels.length > 4 ? 'internal' : null;
  if (INTERNAL_ENDS.has(labels.at(-1)!)) {
    if (PROVIDED.test(name)) return null;
    return labels.length > 2 ? 'internal' : 'generic';
  }
  if (labels.slice(1, -1).includes('corp')) return 'internal';
  if (TUNNEL.test(name)) return 'endpoint';
  return labels.length > 2 && labels.slice(0, -2).some((label) => STAGE.test(label)) ? 'endpoint' : null;
}

/** RFC 1918. The first address of a block names the block, and the last one everybody in it. */
function isPrivateAddress(address: string): boolean {
  const [a = 0, b = 0, , d = 0] = address.split('.').map(Number);
  if (address.split('.').some((part) => Number(part) > 255) || d === 0 || d === 255) return false;
  return a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
}
