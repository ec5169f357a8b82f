/** Private keys that their authors published on purpose, by the SHA-256 of the SubjectPublicKeyInfo. No key material. */

export const PUBLISHED_KEYS: ReadonlyMap<string, string> = new Map([
  ['f9fdc73330343640394d9ab03add673917ed3019d8eb271aa80204ab25de47a2', 'snake-oil test key of the agent-base family'],
  ['027ccdcaff80154b7bb55057357d59990e4dc401938a4065c3195508391531c5', 'browser-sync development server'],
  ['c7c33a9a1bf0b606c384fb4b141f01191a14471f441f0cffd7865e4d81de754e', 'smtp-server default key for localhost'],
  ['426849c3b67743528daa2ed168d8f961505801b708150a093d9f6544b29c89db', 'example in the GitHub REST documentation'],
  ['8ebb887316c0ab1bfba2205cfc81c69244ef745e7880e191aaf5049ecd486437', 'example in the GitHub REST documentation'],
  ['3df446e9a1ed45e08daabc7bcfacfb26c95543ec8051ab35d5d6ed9cfa39b10e', 'example in the Cloudflare API documentation'],
  ['1b07a0bdaf428a23ab2f3d1c0c4204af53e1e5462d95f76867704f078cafac9f', 'node-gyp test server'],
  ['6abc29c310d9c042fd93e21828b8178161400a3b78adf0f09d62ac13712eb5fe', 'sample in the HTTP Signatures draft'],
  ['9a9e5b0f404f4e2d4386e38b04ac91e535946dc2a7f8d84a31404b476e5c35e1', 'jsrsasign test key'],
  ['e0e05067d47c0ae07b55eb5d842635d7c05d77c65132dcbef8234dba0ef8bae7', 'jsrsasign test key'],
  ['ba6cc4abf264e950030e75e1d0081aa0faf68f9c46ca7b8a211f43836aa74273', 'BoringSSL test key'],
  ['b3aea0f0a50538874f2b4c912f2676bd25ccc3dae700e20dcad42d3d5c074ca5', 'BoringSSL test key'],
  ['2b5998a55994b12cc265259e2107a2edf9df8eeea327d4931ef2d2350907c014', 'BoringSSL test key'],
  ['2e34b0e307895ba04174b3e7ff71dac7865d4140b3cd088921312e509ca89d22', 'ssh2, test for Ed25519 support'],
]);
