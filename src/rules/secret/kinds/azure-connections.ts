/** Connection strings and addresses of Azure that hold a credential. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Microsoft Azure',
      rule: 'secret-azure-key',
      page: 'https://learn.microsoft.com/azure/azure-signalr/signalr-howto-key-rotation',
      revoke: 'in the resource under Keys: regenerate both',
    },
    [
      {
        id: 'secret-azure-realtime-key',
        title: 'SignalR or Web PubSub access key',
        literals: ['.service.signalr.net;AccessKey=', '.webpubsub.azure.com;AccessKey='],
        shapes: [
          "wordDash{1,63} ( '.service.signalr.net;AccessKey=' | '.webpubsub.azure.com;AccessKey=' ) b64{43} '='",
        ],
        wider: [
          "wordDash{1,63} ( '.service.signalr.net;AccessKey=' | '.webpubsub.azure.com;AccessKey=' ) alnum{60,100}",
        ],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-azure-redis-key',
        title: 'Cache for Redis access key',
        literals: ['AzCa', '.redis.cache.windows.net:6380,password=', '.redis.cache.windows.net:6379,password='],
        shapes: [
          "wordDash{1,63} ( '.redis.cache.windows.net:6380,password=' | '.redis.cache.windows.net:6379,password=' ) b64{43} '='",
          "b64{33} 'AzCa' b64{6} '='",
        ],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-azure-data-factory-key',
        title: 'Data Factory integration runtime key',
        literals: ['IR@'],
        shapes: [
          "'IR@' wordDash{36} '@' host{3,64} '@' ( 'ServiceEndpoint=' host{3,80} | alnum{2,20} ) '@' b64{43} '='",
        ],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Microsoft Azure',
      rule: 'secret-webhook-url',
      page: 'https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app',
      revoke: 'in the workflow under Access keys: regenerate',
    },
    [
      {
        id: 'secret-azure-workflow-url',
        title: 'address that starts a workflow',
        literals: ['.logic.azure.com', '.api.powerplatform.com'],
        shapes: [
          "host{1,100} '.logic.azure.com' ':443'? '/workflows/' hexi{16,32} '/triggers/' wordDash{1,80} '/paths/invoke?' query{20,300} 'sig=' b64u{32,64}",
          "host{1,120} '.api.powerplatform.com' ':443'? '/powerautomate/automations/direct/workflows/' hexi{32} '/triggers/' wordDash{1,80} '/paths/invoke?' query{20,300} 'sig=' b64u{32,64}",
        ],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
