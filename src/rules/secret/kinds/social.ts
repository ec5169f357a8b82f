/** Credentials of social. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Meta',
      page: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/',
      revoke: 'in the app dashboard: reset the secret, which ends the tokens',
    },
    [
      {
        id: 'secret-facebook-access-token',
        title: 'access token',
        literals: ['EAA'],
        shapes: ["'EAA' alnum{100,}"],
        left: 'b64',
        confidence: 'likely',
        severity: 'high',
      },
      {
        id: 'secret-facebook-app-token',
        title: 'app access token',
        literals: ['facebook', 'FACEBOOK', 'Facebook', 'AccessToken', 'access_token', 'accessToken'],
        shapes: ["digit{15,16} '|' b64u{27,40}"],
        wider: ["digit{15,16} '%7C' b64u{27,40}", "digit{15,16} '%' b64u{27,40}"],
        left: 'alnum',
        context: { role: 'required', before: 160, anchor: 'near' },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'X/Twitter',
      page: 'https://developer.x.com/en/docs/authentication/oauth-2-0/bearer-tokens',
      revoke: 'in the developer portal under Keys and tokens',
    },
    [
      {
        id: 'secret-twitter-bearer-token',
        title: 'bearer token',
        literals: ['AAAAAAAAAAAAAAAAAAAAA'],
        shapes: ["'AAAAAAAAAAAAAAAAAAAAA' pctalnum{80,}"],
        wider: ["'AAAAAAAAAAAAAAAAAAAAA' pctraw{80,}"],
        left: 'b64',
        needs: { distinct: 8 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'LinkedIn',
      page: 'https://www.linkedin.com/developers/apps',
      revoke: 'in the developer portal under Auth',
    },
    [
      {
        id: 'secret-linkedin-client-secret',
        title: 'client secret',
        literals: ['WPL_AP1.', 'WPL_AP0.'],
        shapes: ["( 'WPL_AP1.' | 'WPL_AP0.' ) alnum{16} '.' b64{6,12} '='{0,2}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Spotify',
      page: 'https://developer.spotify.com/dashboard',
      revoke: 'in the dashboard: rotate the client secret',
    },
    [
      {
        id: 'secret-spotify-client-secret',
        title: 'client secret',
        literals: ['spotify', 'SPOTIFY', 'Spotify', 'CLIENT_SECRET', 'client_secret', 'clientSecret'],
        shapes: ['hex{32}'],
        left: 'alnum',
        context: {
          role: 'required',
          words: ['spotify'],
          before: 200,
          after: 200,
          anchor: 'assigned',
          block: 120,
          nameParts: ['secret'],
        },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Pinterest',
      page: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
      revoke: "in the app's settings",
    },
    [
      {
        id: 'secret-pinterest-token',
        title: 'access token',
        literals: ['pina_'],
        shapes: ["'pina_' b64u{20,200}"],
        left: 'word',
        confidence: 'likely',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: '42 Intra',
      page: 'https://api.intra.42.fr/apidoc',
      revoke: "in the application's settings",
    },
    [
      {
        id: 'secret-42-intra-client-secret',
        title: 'client secret',
        literals: ['s-s4t2ud-', 's-s4t2af-'],
        shapes: ["( 's-s4t2ud-' | 's-s4t2af-' ) hexi{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
