/** The parts of npm's own libraries that fetch/ uses; they ship no types. */

declare module 'npm-package-arg' {
  namespace npa {
    interface Result {
      readonly type: 'git' | 'tag' | 'version' | 'range' | 'file' | 'directory' | 'remote' | 'alias';
      readonly raw: string;
      readonly name?: string;
      readonly escapedName?: string;
      readonly rawSpec: string;
      readonly fetchSpec: string | null;
      readonly subSpec?: Result;
    }
  }
  function npa(spec: string): npa.Result;
  export = npa;
}

declare module 'npm-registry-fetch' {
  import type npa from 'npm-package-arg';
  const fetch: {
    json(url: string, options: Readonly<Record<string, unknown>>): Promise<unknown>;
    pickRegistry(spec: npa.Result, options: Readonly<Record<string, unknown>>): string;
  };
  export = fetch;
}

declare module 'pacote' {
  namespace pacote {
    /** A Minipass stream of bytes. */
    interface PackedStream {
      read(): Uint8Array | null;
      on(event: 'readable' | 'end', listener: () => void): this;
      on(event: 'error', listener: (error: Error) => void): this;
    }
  }
  const pacote: {
    manifest(spec: string, options: Readonly<Record<string, unknown>>): Promise<unknown>;
    packument(name: string, options: Readonly<Record<string, unknown>>): Promise<unknown>;
    tarball: {
      stream<T>(
        spec: string,
        handler: (stream: pacote.PackedStream) => Promise<T>,
        options: Readonly<Record<string, unknown>>,
      ): Promise<T>;
    };
  };
  export = pacote;
}

declare module '@npmcli/config' {
  type Flatten = (data: Readonly<Record<string, unknown>>, flat: Record<string, unknown>) => void;
  class Config {
    constructor(options: {
      readonly definitions: unknown;
      readonly shorthands: unknown;
      readonly flatten: Flatten;
      readonly nerfDarts: unknown;
      readonly npmPath: string;
      readonly cwd: string;
      readonly env: Record<string, string>;
      readonly execPath: string;
      readonly platform: string;
      readonly argv: readonly string[];
      readonly warn: boolean;
    });
    load(): Promise<void>;
    readonly flat: Readonly<Record<string, unknown>>;
  }
  export = Config;
}

declare module '@npmcli/config/lib/definitions/index.js' {
  interface Definition {
    readonly flatten?: (key: string, data: Readonly<Record<string, unknown>>, flat: Record<string, unknown>) => void;
  }
  const definitions: {
    readonly definitions: Readonly<Record<string, Definition>>;
    readonly shorthands: unknown;
    readonly nerfDarts: unknown;
  };
  export = definitions;
}
