/** Credentials of mail. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'SendGrid',
      rule: 'secret-messaging-token',
      page: 'https://app.sendgrid.com/settings/api_keys',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-sendgrid-api-key',
        title: 'API key',
        literals: ['SG.'],
        shapes: ["'SG.' b64u{22} '.' b64u{43}"],
        wider: ["'SG.' b64u{20,24} '.' b64u{39,50}", "'SG.' b64upad{66}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Mailgun',
      rule: 'secret-messaging-token',
      page: 'https://documentation.mailgun.com/docs/mailgun/api-reference/intro/',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-mailgun-api-key',
        title: 'private API key',
        literals: ['key-', 'mailgun', 'MAILGUN', 'Mailgun'],
        shapes: ["'key-' hex{32}", "hex{32} '-' hex{8} '-' hex{8}"],
        wider: ["'key-' lan{32}"],
        left: 'wordDash',
        context: { role: 'raises', words: ['mailgun'], before: 200, after: 200 },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Mailchimp',
      rule: 'secret-messaging-token',
      page: 'https://mailchimp.com/help/about-api-keys/',
      revoke: 'under Extras → API keys',
    },
    [
      {
        id: 'secret-mailchimp-api-key',
        title: 'API key',
        literals: ['-us0', '-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
        shapes: [
          "hex{32} ( '-us0' | '-us1' | '-us2' | '-us3' | '-us4' | '-us5' | '-us6' | '-us7' | '-us8' | '-us9' ) digit{0,1}",
        ],
        left: 'alnum',
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Mandrill',
      rule: 'secret-messaging-token',
      page: 'https://mailchimp.com/developer/transactional/guides/quick-start/',
      revoke: 'under Settings → SMTP and API info',
    },
    [
      {
        id: 'secret-mandrill-api-key',
        title: 'API key',
        literals: ['md-'],
        shapes: ["'md-' b64u{22}"],
        left: 'wordDash',
        context: { role: 'raises', words: ['mandrill'], before: 160 },
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'possible',
        severity: 'high',
      },
      {
        id: 'secret-mandrill-api-key-legacy',
        title: 'API key (old form)',
        literals: ['mandrill', 'MANDRILL', 'Mandrill'],
        shapes: ['b64u{22}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          exact: ['MANDRILL_API_KEY', 'MANDRILL_KEY', 'MANDRILL_APIKEY'],
        },
        needs: { digits: 1, upper: 3, lower: 3, entropy: 3.5 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Brevo (Sendinblue)',
      rule: 'secret-messaging-token',
      page: 'https://app.brevo.com/settings/keys/api',
      revoke: 'under SMTP and API',
    },
    [
      {
        id: 'secret-brevo-api-key',
        title: 'API key',
        literals: ['xkeysib-'],
        shapes: ["'xkeysib-' hexi{64} '-' alnum{16}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Brevo',
      rule: 'secret-messaging-token',
      page: 'https://app.brevo.com/settings/keys/api',
      revoke: 'under SMTP and API',
    },
    [
      {
        id: 'secret-brevo-smtp-key',
        title: 'SMTP key',
        literals: ['xsmtpsib-'],
        shapes: ["'xsmtpsib-' hexi{64} '-' alnum{16}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'MailerSend',
      rule: 'secret-messaging-token',
      page: 'https://www.mailersend.com/help/managing-api-tokens',
      revoke: 'under Integrations → API tokens',
    },
    [
      {
        id: 'secret-mailersend-api-token',
        title: 'API token',
        literals: ['mlsn.'],
        shapes: ["'mlsn.' alnum{30,100}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Resend',
      rule: 'secret-messaging-token',
      page: 'https://resend.com/api-keys',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-resend-api-key',
        title: 'API key',
        literals: ['re_'],
        shapes: ["'re_' alnum{8} '_' alnum{24}"],
        left: 'word',
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Postmark',
      rule: 'secret-messaging-token',
      page: 'https://postmarkapp.com/support/article/1008-what-are-the-account-and-server-api-tokens',
      revoke: 'in the server under API tokens',
    },
    [
      {
        id: 'secret-postmark-server-token',
        title: 'server token',
        literals: ['X-Postmark-Server-Token', 'x-postmark-server-token', 'postmark', 'POSTMARK', 'Postmark'],
        shapes: ['uuid'],
        left: 'alnum',
        context: { role: 'required', before: 64, anchor: 'assigned', block: 120, nameParts: ['token', 'key'] },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Klaviyo',
      rule: 'secret-messaging-token',
      page: 'https://help.klaviyo.com/hc/en-us/articles/115005062267',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-klaviyo-private-key',
        title: 'private key',
        literals: ['pk_'],
        shapes: ["'pk_' hex{34}", "'pk_' alnum{6} '_' hex{34}"],
        wider: ["'pk_' lan{34}"],
        left: 'word',
        context: { role: 'raises', words: ['klaviyo'], before: 160 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
];
