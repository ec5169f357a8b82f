/** Credentials of Google. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Google',
      rule: 'secret-google-key',
      page: 'https://console.cloud.google.com/apis/credentials',
      revoke: 'in the Google Cloud console under APIs and services → Credentials',
    },
    [
      {
        id: 'secret-google-api-key',
        title: 'API key (Maps, Firebase, …)',
        literals: ['AIza'],
        shapes: ["'AIza' b64u{35}"],
        left: 'b64',
        confidence: 'certain',
        severity: 'info',
        publicByDesign: true,
      },
      {
        id: 'secret-google-oauth-client-secret',
        title: 'OAuth client secret',
        literals: ['GOCSPX-'],
        shapes: ["'GOCSPX-' b64u{28}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'medium',
      },
      {
        id: 'secret-google-oauth-client-secret-legacy',
        title: 'OAuth client secret (old form)',
        literals: [
          'GOOGLE_CLIENT_SECRET',
          'google_client_secret',
          'googleClientSecret',
          'GOOGLE_OAUTH_CLIENT_SECRET',
          'google_oauth_client_secret',
        ],
        shapes: ['b64u{24}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: ['GOOGLE_CLIENT_SECRET'] },
        needs: { digits: 1, upper: 2, lower: 2 },
        confidence: 'possible',
        severity: 'medium',
      },

      {
        id: 'secret-google-oauth-access-token',
        title: 'OAuth access token',
        literals: ['ya29.'],
        shapes: ["'ya29.' b64u{20,1024}"],
        left: 'word',
        confidence: 'likely',
        severity: 'medium',
      },
      {
        id: 'secret-google-oauth-refresh-token',
        title: 'OAuth refresh token',
        literals: ['1//0'],
        shapes: ["'1//0' digit{1} b64u{40,200}"],
        wider: ["'1//0' b64u{40,200}"],
        left: 'alnum',
        confidence: 'likely',
        severity: 'critical',
      },
      {
        id: 'secret-google-cloud-storage-hmac',
        title: 'Cloud Storage HMAC key id',
        literals: ['GOOG'],
        shapes: ["'GOOG1' uan{56}", "'GOOG' uan{20}"],
        wider: ["'GOOG1' uan{60}"],
        left: 'b64',
        pair: { shape: 'b64{40}', severity: 'critical', confidence: 'likely' },
        confidence: 'likely',
        severity: 'medium',
      },
      {
        id: 'secret-google-recaptcha-key',
        title: 'reCAPTCHA key',
        literals: ['6Lc', '6Ld', '6Le', '6Lf'],
        shapes: ["( '6Lc' | '6Ld' | '6Le' | '6Lf' ) b64u{5} 'AAAAA' b64u{27}"],
        left: 'b64',
        confidence: 'possible',
        severity: 'info',
        publicByDesign: true,
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Google',
      rule: 'secret-ai-provider-key',
      page: 'https://console.cloud.google.com/apis/credentials',
      revoke: 'in the Google Cloud console under APIs and services → Credentials',
    },
    [
      {
        id: 'secret-google-gemini-key',
        title: 'Gemini auth key (new form)',
        literals: ['AQ.Ab8RN6'],
        shapes: ["'AQ.Ab8RN6' b64u{44}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Google',
      rule: 'secret-gcp-service-account',
      page: 'https://console.cloud.google.com/apis/credentials',
      revoke: 'in the Google Cloud console under APIs and services → Credentials',
    },
    [
      {
        id: 'secret-google-service-account',
        title: 'service account JSON',
        detector: 'key',
        form: 'JSON object with type = service_account, private_key = PEM, client_email = *.iam.gserviceaccount.com',
        refines: ['secret-private-key-pem'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Google',
      page: 'https://console.cloud.google.com/apis/credentials',
      revoke: 'in the Google Cloud console under APIs and services → Credentials',
    },
    [
      {
        id: 'secret-firebase-cloud-messaging-key',
        title: 'FCM server key',
        literals: [':APA91b'],
        shapes: ["'AAAA' b64u{7} ':APA91b' b64u{134}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
