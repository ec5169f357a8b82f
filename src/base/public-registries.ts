/** Registries that everybody can read, known by digest: no registry's host is spelled in this product. */
import { createHash } from 'node:crypto';

/** SHA-256 of the host, lower case, without port. */
const PUBLIC_REGISTRIES: ReadonlyMap<string, string> = new Map([
  ['0dc11026ac75c015aaa1deafff4a7a54ef6d0cf6b3c7f9b1d2c8f3502929aa9e', "npm's default registry"],
  ['70bb4000cd2fab03af01fed086c6bf3c2c970f8b8b8001c311028ec3b80e775a', "yarn's alias of it"],
  ['05b16d11407cc4e4a60df3760a38c1f542c1aefbfaa524e42cedf413a119c3f2', 'a public mirror'],
  ['c207ecfcfbc47a0c598d77611b525e768353f2c5bd8335ba20799f680d0747e4', 'the former address of a public mirror'],
  ['bd0fbd7623bc42a48bd22b9a693f6884bfaddd34681c7799bb8543a70fe4964a', 'a public mirror of a cloud provider'],
  ['f5c653675ede2254ff68a7878bbfa33069eb68b234b007e4d6206d80d34f61b3', "JSR's registry for npm clients"],
]);

/** The public name of the registry at this host name, or null if it is not known to be public. */
export function publicRegistryHost(host: string): string | null {
  const digest = createHash('sha256').update(host.toLowerCase()).digest('hex');
  return PUBLIC_REGISTRIES.get(digest) ?? null;
}

/** The public name of the registry at this URL, or null if it is not known to be public. */
export function publicRegistryName(url: string): string | null {
  return URL.canParse(url) ? publicRegistryHost(new URL(url).hostname) : null;
}
