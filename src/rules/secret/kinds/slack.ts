/** Credentials of Slack. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Slack',
      rule: 'secret-slack-token',
      page: 'https://api.slack.com/authentication/best-practices',
      revoke: "with `auth.revoke`, or regenerate it in the app's settings",
    },
    [
      {
        id: 'secret-slack-bot-token',
        title: 'bot token',
        literals: ['xoxb-'],
        shapes: ["'xoxb-' digit{10,13} '-' digit{10,14} '-' alnum{23,28}", "'xoxb-' digit{8,14} '-' alnum{18,26}"],
        wider: ["'xoxb-' alnum{6,15} '-' alnum{6,15} '-' alnum{6,66}"],
        left: 'alnum',
        needs: { digits: 2 },
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-slack-user-token',
        title: 'user token',
        literals: ['xoxp-', 'xoxe-'],
        shapes: ["'xoxp-' digit{10,13} '-' digit{10,13} '-' digit{10,13} '-' alnum{28,34}"],
        wider: ["( 'xoxp-' | 'xoxe-' ) digit{6,13} '-' digit{6,13} '-' alnum{6,15} '-' alnum{10,66}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-slack-app-token',
        title: 'app-level token',
        literals: ['xapp-'],
        shapes: ["'xapp-' digit{1,3} '-' uan{9,15} '-' digit{10,15} '-' hex{64}", "'xapp-' digit{12} '-' b64{24}"],
        wider: ["'xapp-' digit{1,3} '-' alnum{6,15} '-' digit{8,15} '-' alnum{24,60}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-slack-config-token',
        title: 'configuration access/refresh token',
        literals: ['xoxe.xoxp-', 'xoxe.xoxb-', 'xoxe-'],
        shapes: ["'xoxe.xox' ( 'b' | 'p' ) '-' digit{1} '-' alnum{155,170}", "'xoxe-' digit{1} '-' alnum{140,150}"],
        left: 'alnum',
        check: { name: 'base64-record', wrong: 'reject' },
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-slack-session-token',
        title: 'browser session token / cookie',
        literals: ['xoxc-', 'xoxd-'],
        shapes: ["'xoxc-' digit{9,15} '-' digit{9,15} '-' digit{9,15} '-' hex{64}", "'xoxd-' pctb64{100,} '='{0,2}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-slack-legacy-token',
        title: 'legacy workspace token',
        literals: ['xoxa-', 'xoxr-', 'xoxs-', 'xoxo-'],
        shapes: [
          "( 'xoxs-' | 'xoxo-' ) digit{8,14} '-' digit{8,14} '-' digit{8,14} '-' hexi{10,64}",
          "( 'xoxa-' | 'xoxr-' ) ( digit{1} '-' )? alnum{8,48}",
        ],
        wider: [
          "( 'xoxs-' | 'xoxo-' ) digit{6,14} '-' digit{6,14} '-' digit{6,14} '-' hexi{10,64}",
          "'xoxo-' digit{8,14} '-' alnum{20,36}",
          "( 'xoxa-' | 'xoxr-' ) ( digit{1} '-' )? alnum{6,14} '-' digit{6,14} ( '-' digit{6,14} )? ( '-' alnum{10,66} )?",
        ],
        left: 'alnum',
        needs: { digits: 1, letters: 1 },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Slack',
      rule: 'secret-webhook-url',
      page: 'https://api.slack.com/authentication/best-practices',
      revoke: "with `auth.revoke`, or regenerate it in the app's settings",
    },
    [
      {
        id: 'secret-slack-webhook-url',
        title: 'incoming webhook URL',
        literals: ['hooks.slack.com/', 'hooks.slack-gov.com/'],
        shapes: [
          "( 'hooks.slack.com/' | 'hooks.slack-gov.com/' ) 'services/T' word{7,12} '/B' word{7,12} '/' alnum{20,30}",
          "'hooks.slack.com/workflows/' ( 'T' | 'E' | 'G' ) alnum{5,14} '/A' alnum{5,14} '/' ( digit{6,20} '/' alnum{8,40} | alnum{21,40} )",
          "'hooks.slack.com/triggers/' ( 'T' | 'E' ) alnum{5,14} '/' digit{10,16} '/' hex{32}",
        ],
        wider: ["'hooks.slack.com/services/' b64{43,56}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
