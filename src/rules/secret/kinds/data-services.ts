/** Credentials of services that keep, watch and show data. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'SSLMate',
      page: 'https://sslmate.com/account',
      revoke: 'in the account: regenerate the secret',
    },
    [
      {
        id: 'secret-sslmate-cluster-secret',
        title: 'cluster secret',
        literals: ['naclsecretbox:'],
        shapes: ["'naclsecretbox:' b64u{43}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Tableau',
      page: 'https://help.tableau.com/current/online/en-us/security_personal_access_tokens.htm',
      revoke: 'in My account settings under Personal access tokens',
    },
    [
      {
        id: 'secret-tableau-pat',
        title: 'personal access token',
        literals: ['==:'],
        shapes: ["b64{22} '==:' alnum{32}"],
        left: 'b64',
        needs: { digits: 3, upper: 3, lower: 3 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'LogicMonitor',
      page: 'https://www.logicmonitor.com/support/rest-api-authentication',
      revoke: 'under User access → API tokens',
    },
    [
      {
        id: 'secret-logicmonitor-bearer-token',
        title: 'bearer token',
        literals: ['lmb_'],
        shapes: ["'lmb_' b64{40,200} '='{0,2}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Beamer',
      page: 'https://www.getbeamer.com/api',
      revoke: 'under Settings → API',
    },
    [
      {
        id: 'secret-beamer-api-key',
        title: 'API key',
        literals: ['beamer', 'BEAMER', 'Beamer'],
        shapes: ["'b_' b64any{43,44} '='{0,1}"],
        left: 'word',
        context: { role: 'required', before: 96, anchor: 'near' },
        needs: { upper: 3, lower: 3 },
        confidence: 'likely',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'OneChronos',
      page: 'https://www.onechronos.com',
      revoke: 'by asking its support',
    },
    [
      {
        id: 'secret-onechronos-token',
        title: 'token',
        literals: ['cgxap_', 'cgxea_', 'cgxee_', 'cgxoa_', 'cgxre_'],
        shapes: ["( 'cgxap_' | 'cgxea_' | 'cgxee_' | 'cgxoa_' | 'cgxre_' ) alnum{40} hex{8}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cloudinary',
      rule: 'secret-url-credentials',
      page: 'https://cloudinary.com/documentation/product_environment_settings',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-cloudinary-url',
        title: 'environment URL',
        literals: ['cloudinary://'],
        shapes: ["'cloudinary://' digit{12,20} ':' b64u{20,32} '@' slug{1,64}"],
        left: 'alnum',
        refines: ['secret-generic-url-credentials'],
        confidence: 'certain',
        severity: 'high',
        source: 'general knowledge',
      },
      {
        id: 'secret-cloudinary-api-secret',
        title: 'API secret',
        literals: ['cloudinary', 'CLOUDINARY', 'Cloudinary'],
        shapes: ['b64u{27}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['secret'],
          exact: ['CLOUDINARY_API_SECRET'],
        },
        needs: { digits: 1, upper: 2, lower: 2 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Box',
      page: 'https://app.box.com/developers/console',
      revoke: 'in the developer console under Configuration',
    },
    [
      {
        id: 'secret-box-developer-token',
        title: 'developer token',
        literals: [
          'BOX_DEVELOPER_TOKEN',
          'box_developer_token',
          'BOX_CLIENT_SECRET',
          'box_client_secret',
          'boxClientSecret',
          'BOX_ACCESS_TOKEN',
          'box_access_token',
          'boxAppSettings',
          'BoxSDK',
          'boxsdk',
        ],
        shapes: ['alnum{32}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', block: 160, nameParts: ['secret', 'token'] },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Baidu Cloud',
      page: 'https://cloud.baidu.com/doc/qianfan/index.html',
      revoke: 'in the console under API keys',
    },
    [
      {
        id: 'secret-baidu-api-key',
        title: 'API key',
        literals: ['bce-v3/ALTAK-'],
        shapes: ["'bce-v3/ALTAK-' alnum{18,24} '/' hex{40}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Context7',
      page: 'https://context7.com/dashboard',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-context7-api-key',
        title: 'API key',
        literals: ['ctx7sk-'],
        shapes: ["'ctx7sk-' uuid"],
        left: 'word',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
];
