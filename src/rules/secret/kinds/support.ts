/** Credentials of support. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Intercom',
      rule: 'secret-messaging-token',
      page: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
      revoke: 'in the developer hub under Authentication',
    },
    [
      {
        id: 'secret-intercom-access-token',
        title: 'access token',
        literals: ['dG9rO'],
        shapes: ["'dG9rO' b64{54} '='"],
        left: 'b64',
        check: { name: 'base64-text', wrong: 'reject', text: 'tok:' },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Zendesk',
      page: 'https://support.zendesk.com/hc/en-us/articles/4408889192858',
      revoke: 'in the admin center under Apps and integrations → API tokens',
    },
    [
      {
        id: 'secret-zendesk-api-token',
        title: 'API token',
        literals: ['zendesk', 'ZENDESK', 'Zendesk'],
        shapes: ['alnum{40}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          block: 160,
          nameParts: ['key', 'token', 'secret', 'password', 'auth', 'credential', 'access', 'private', 'login'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Expo',
      page: 'https://docs.expo.dev/push-notifications/overview/',
      revoke: 'nowhere: it addresses one device',
    },
    [
      {
        id: 'secret-expo-push-token',
        title: 'push token',
        literals: ['ExponentPushToken[', 'ExpoPushToken['],
        shapes: ["( 'ExponentPushToken[' | 'ExpoPushToken[' ) b64u{20,30} ']'"],
        left: 'alnum',
        confidence: 'likely',
        severity: 'info',
        publicByDesign: true,
        source: 'general knowledge',
      },
    ],
  ),
];
