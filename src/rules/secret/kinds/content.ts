/** Credentials of content. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Contentful',
      page: 'https://www.contentful.com/help/token-management/personal-access-tokens/',
      revoke: 'under Account settings → Tokens',
    },
    [
      {
        id: 'secret-contentful-management-token',
        title: 'management token',
        literals: ['CFPAT-'],
        shapes: ["'CFPAT-' b64u{43}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Sanity',
      page: 'https://www.sanity.io/docs/http-auth',
      revoke: 'in the project under API → Tokens',
    },
    [
      {
        id: 'secret-sanity-api-token',
        title: 'API token',
        literals: ['sanity', 'SANITY', 'Sanity'],
        shapes: ["'sk' alnum{80,}"],
        left: 'alnum',
        context: { role: 'required', before: 200, anchor: 'near' },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Algolia',
      page: 'https://www.algolia.com/doc/guides/security/api-keys/',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-algolia-admin-key',
        title: 'admin API key',
        literals: ['algolia', 'ALGOLIA', 'Algolia'],
        shapes: ['hex{32}'],
        left: 'alnum',
        context: { role: 'required', before: 64, anchor: 'assigned', nameParts: ['admin', 'write', 'key'] },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Typeform',
      page: 'https://www.typeform.com/developers/get-started/personal-access-token/',
      revoke: 'in the profile under Personal tokens',
    },
    [
      {
        id: 'secret-typeform-pat',
        title: 'personal token',
        literals: ['tfp_'],
        shapes: ["'tfp_' b64udot{40,59}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Postman',
      page: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-postman-api-key',
        title: 'API key',
        literals: ['PMAK-'],
        shapes: ["'PMAK-' hexi{24} '-' hexi{34}"],
        wider: ["'PMAK-' alnum{24} '-' alnum{34}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'ReadMe',
      page: 'https://docs.readme.com/main/reference/authentication',
      revoke: 'under Configuration → API keys',
    },
    [
      {
        id: 'secret-readme-api-key',
        title: 'API key',
        literals: ['rdme_'],
        shapes: ["'rdme_' lan{70}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Frame.io',
      page: 'https://developer.frame.io/docs/getting-started/authentication',
      revoke: 'in the developer site under Tokens',
    },
    [
      {
        id: 'secret-frame-io-token',
        title: 'API token',
        literals: ['fio-u-'],
        shapes: ["'fio-u-' b64upad{64}"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'MaxMind',
      page: 'https://support.maxmind.com/hc/en-us/articles/4407111582235',
      revoke: 'in the account under Manage licence keys',
    },
    [
      {
        id: 'secret-maxmind-license-key',
        title: 'licence key',
        literals: ['_mmk'],
        shapes: ["alnum{6} '_' alnum{29} '_mmk'"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Mapbox',
      page: 'https://docs.mapbox.com/help/dive-deeper/access-tokens/',
      revoke: 'in the account under Tokens',
    },
    [
      {
        id: 'secret-mapbox-secret-token',
        title: 'secret token',
        literals: ['sk.eyJ', 'tk.eyJ'],
        shapes: ["( 'sk.eyJ' | 'tk.eyJ' ) b64u{40,200} '.' b64u{22}"],
        left: 'word',
        check: { name: 'json-segment', wrong: 'doubt' },
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-mapbox-public-token',
        title: 'public token',
        literals: ['pk.eyJ'],
        shapes: ["'pk.eyJ' b64u{40,200} '.' b64u{22}"],
        left: 'word',
        check: { name: 'json-segment', wrong: 'reject' },
        confidence: 'certain',
        severity: 'info',
        publicByDesign: true,
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Adobe',
      page: 'https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation',
      revoke: 'in the developer console: rotate the client secret',
    },
    [
      {
        id: 'secret-adobe-client-secret',
        title: 'client secret',
        literals: ['p8e-'],
        shapes: ["'p8e-' b64u{32}"],
        left: 'wordDash',
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Apify',
      page: 'https://docs.apify.com/platform/integrations/api',
      revoke: 'under Settings → API and integrations',
    },
    [
      {
        id: 'secret-apify-api-token',
        title: 'API token',
        literals: ['apify_api_'],
        shapes: ["'apify_api_' alnum{34,38}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
