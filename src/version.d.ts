/** Set by the build from package.json. */
declare const __LEAKCHECK_VERSION__: string;
