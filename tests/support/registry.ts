/** An npm registry on the loopback interface that can misbehave in every way the fetcher must survive. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export type Part = 'packument' | 'version' | 'tarball';

/** Answers in place of the registry. `body` is what would have been sent; `attempt` counts requests for that part from 1. */
export type Fault = (response: ServerResponse, body: Buffer, attempt: number) => void;

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Whether credentials came along; their value is never kept. */
  readonly authorized: boolean;
  readonly userAgent: string;
}

export interface PublishOptions {
  /** Default: `latest`. */
  readonly tag?: string;
  /** Declared integrity; null declares none. Default: the true one. */
  readonly integrity?: string | null;
  /** Declared SHA-1 in hex; null declares none. Default: the true one. */
  readonly shasum?: string | null;
  /** Where the document says the tarball is. Default: on this registry. */
  readonly tarballUrl?: string;
  /** Who published, and whether the registry says where it was built. Default: not a word. */
  readonly publisher?: string;
  readonly attested?: boolean;
}

export interface LoopbackRegistry {
  /** With a trailing slash. */
  readonly url: string;
  readonly host: string;
  readonly requests: LoggedRequest[];
  publish(name: string, version: string, tarball: Uint8Array, options?: PublishOptions): void;
  /** The bytes stored for a release, by `publish` or by a client's PUT. */
  stored(name: string, version: string): Buffer | undefined;
  tarballUrl(name: string, version: string): string;
  /** Replaces the answers for one part; null restores them. */
  misbehave(part: Part, fault: Fault | null): void;
  /** Answers 401 to whoever does not send this bearer token. */
  requireToken(token: string): void;
  close(): Promise<void>;
}

export const faults = {
  status(status: number, headers: Record<string, string> = {}, body = '{"error":"no"}'): Fault {
    return (response) => void response.writeHead(status, headers).end(body);
  },
  /** Other bytes, complete and with the right length. */
  body(bytes: string | Uint8Array): Fault {
    return (response) => void response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  },
  /** Half the body, then a closed connection. */
  cut({ withLength = true }: { withLength?: boolean } = {}): Fault {
    return (response, body) => {
      response.writeHead(200, withLength ? { 'content-length': body.length } : {});
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    };
  },
  /** Headers and half the body, then silence. */
  stall(): Fault {
    return (response, body) => {
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, body.length / 2));
    };
  },
  /** One byte at a time, never idle for long. */
  drip(everyMs: number): Fault {
    return (response, body) => {
      response.writeHead(200, { 'content-length': body.length });
      let sent = 0;
      const timer = setInterval(() => void response.write(body.subarray(sent, ++sent)), everyMs);
      response.on('close', () => clearInterval(timer));
    };
  },
  redirect(location: string): Fault {
    return (response) => void response.writeHead(302, { location }).end();
  },
  gzipEncoded(): Fault {
    return (response, body) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
  },
  /** Misbehaves for the first `times` requests, then answers as it should. */
  first(times: number, fault: Fault): Fault {
    return (response, body, attempt) => {
      if (attempt <= times) fault(response, body, attempt);
      else response.writeHead(200, { 'content-length': body.length }).end(body);
    };
  },
};

type Manifest = { readonly name: string; readonly version: string; readonly dist: object };
type Stored = { readonly manifest: Manifest; readonly tarball: Buffer };
type Package = { readonly versions: Map<string, Stored>; readonly tags: Map<string, string> };

export async function startRegistry(): Promise<LoopbackRegistry> {
  const packages = new Map<string, Package>();
  const requests: LoggedRequest[] = [];
  const misbehaviour = new Map<Part, Fault>();
  const attempts = new Map<Part, number>();
  let token: string | undefined;
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}/`;

  function tarballUrl(name: string, version: string): string {
    return `${url}${name}/-/${name.replace(/^.*\//, '')}-${version}.tgz`;
  }

  function publish(name: string, version: string, tarball: Uint8Array, options: PublishOptions = {}): void {
    const { integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}` } = options;
    const { shasum = createHash('sha1').update(tarball).digest('hex') } = options;
    const dist = { tarball: options.tarballUrl ?? tarballUrl(name, version), integrity, shasum };
    const declared = Object.fromEntries(Object.entries(dist).filter(([, value]) => value !== null));
    const attestations = options.attested ? { attestations: { provenance: {} } } : {};
    const user = options.publisher === undefined ? {} : { _npmUser: { name: options.publisher } };
    const known = packages.get(name) ?? { versions: new Map(), tags: new Map() };
    known.versions.set(version, {
      manifest: { name, version, dist: { ...declared, ...attestations }, ...user },
      tarball: Buffer.from(tarball),
    });
    known.tags.set(options.tag ?? 'latest', version);
    packages.set(name, known);
  }

  /** The part of the registry behind a path, and its body; null where there is nothing. */
  function find(path: string): { readonly part: Part; readonly body: Buffer | null } {
    const [, name = '', rest = ''] = /^\/((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(path) ?? [];
    const known = packages.get(name);
    if (rest.startsWith('-/')) {
      const version = rest.slice(`-/${name.replace(/^.*\//, '')}-`.length, -'.tgz'.length);
      return { part: 'tarball', body: known?.versions.get(version)?.tarball ?? null };
    }
    if (known === undefined) return { part: rest === '' ? 'packument' : 'version', body: null };
    if (rest !== '') {
      const release = known.versions.get(known.tags.get(rest) ?? rest);
      return { part: 'version', body: release === undefined ? null : Buffer.from(JSON.stringify(release.manifest)) };
    }
    const versions = Object.fromEntries([...known.versions].map(([version, { manifest }]) => [version, manifest]));
    const packument = { name, 'dist-tags': Object.fromEntries(known.tags), versions };
    return { part: 'packument', body: Buffer.from(JSON.stringify(packument)) };
  }

  async function acceptPut(request: IncomingMessage): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const sent = JSON.parse(Buffer.concat(parts).toString()) as {
      readonly name: string;
      readonly 'dist-tags': Readonly<Record<string, string>>;
      readonly versions: Readonly<Record<string, unknown>>;
      readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
    };
    const [attachment] = Object.values(sent._attachments);
    const [version] = Object.keys(sent.versions);
    const [tag = 'latest'] = Object.keys(sent['dist-tags']);
    if (version !== undefined) publish(sent.name, version, Buffer.from(attachment?.data ?? '', 'base64'), { tag });
  }

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '/').replace(/\?.*$/, ''));
    const { authorization, 'user-agent': userAgent = '' } = request.headers;
    requests.push({ method: request.method ?? '', path, authorized: authorization !== undefined, userAgent });
    if (token !== undefined && authorization !== `Bearer ${token}`) return faults.status(401)(response, Buffer.of(), 1);
    if (request.method === 'PUT') return void acceptPut(request).then(() => response.writeHead(201).end('{"ok":true}'));
    const { part, body } = find(path);
    const attempt = (attempts.get(part) ?? 0) + 1;
    attempts.set(part, attempt);
    const fault = misbehaviour.get(part);
    if (fault !== undefined) return fault(response, body ?? Buffer.of(), attempt);
    if (body === null) return faults.status(404)(response, Buffer.of(), 1);
    response.writeHead(200, { 'content-length': body.length }).end(body);
  }

  return {
    url,
    host,
    requests,
    publish,
    stored: (name, version) => packages.get(name)?.versions.get(version)?.tarball,
    tarballUrl,
    misbehave(part, fault) {
      attempts.delete(part);
      if (fault === null) misbehaviour.delete(part);
      else misbehaviour.set(part, fault);
    },
    requireToken(value) {
      token = value;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
