/** All secret kinds, by family. */
import { KINDS as aiAgents } from './ai-agents.ts';
import { KINDS as aiClouds } from './ai-clouds.ts';
import { KINDS as aiLabs } from './ai-labs.ts';
import { KINDS as aiTools } from './ai-tools.ts';
import { KINDS as analytics } from './analytics.ts';
import { KINDS as aws } from './aws.ts';
import { KINDS as azureConnections } from './azure-connections.ts';
import { KINDS as azure } from './azure.ts';
import { KINDS as buildServices } from './build-services.ts';
import { KINDS as chat } from './chat.ts';
import { KINDS as cloudHosts } from './cloud-hosts.ts';
import { KINDS as cloudflare } from './cloudflare.ts';
import { KINDS as clouds } from './clouds.ts';
import { KINDS as codeHosting } from './code-hosting.ts';
import { KINDS as commerce } from './commerce.ts';
import { KINDS as community } from './community.ts';
import { KINDS as containers } from './containers.ts';
import { KINDS as content } from './content.ts';
import { KINDS as dataServices } from './data-services.ts';
import { KINDS as databases } from './databases.ts';
import { KINDS as developerTools } from './developer-tools.ts';
import { KINDS as finance } from './finance.ts';
import { KINDS as github } from './github.ts';
import { KINDS as gitlab } from './gitlab.ts';
import { KINDS as google } from './google.ts';
import { KINDS as identity } from './identity.ts';
import { KINDS as keys } from './keys.ts';
import { KINDS as liveServices } from './live-services.ts';
import { KINDS as mail } from './mail.ts';
import { KINDS as merchants } from './merchants.ts';
import { KINDS as monitoring } from './monitoring.ts';
import { KINDS as namedAccounts } from './named-accounts.ts';
import { KINDS as namedDeployments } from './named-deployments.ts';
import { KINDS as namedSettings } from './named-settings.ts';
import { KINDS as observability } from './observability.ts';
import { KINDS as packageRegistries } from './package-registries.ts';
import { KINDS as payment } from './payment.ts';
import { KINDS as platforms } from './platforms.ts';
import { KINDS as records } from './records.ts';
import { KINDS as secretStores } from './secret-stores.ts';
import { KINDS as securityTools } from './security-tools.ts';
import { KINDS as services } from './services.ts';
import { KINDS as shopify } from './shopify.ts';
import { KINDS as slack } from './slack.ts';
import { KINDS as social } from './social.ts';
import { KINDS as sqlDatabases } from './sql-databases.ts';
import { KINDS as stripe } from './stripe.ts';
import { KINDS as support } from './support.ts';
import { KINDS as urls } from './urls.ts';
import { KINDS as vercel } from './vercel.ts';
import { KINDS as workTools } from './work-tools.ts';
import type { SecretKind } from './define.ts';

export const SECRET_KINDS: readonly SecretKind[] = [
  ...aiAgents,
  ...aiClouds,
  ...aiLabs,
  ...aiTools,
  ...analytics,
  ...aws,
  ...azure,
  ...azureConnections,
  ...buildServices,
  ...chat,
  ...cloudflare,
  ...cloudHosts,
  ...clouds,
  ...codeHosting,
  ...commerce,
  ...community,
  ...containers,
  ...content,
  ...dataServices,
  ...databases,
  ...developerTools,
  ...finance,
  ...github,
  ...gitlab,
  ...google,
  ...identity,
  ...keys,
  ...liveServices,
  ...mail,
  ...merchants,
  ...monitoring,
  ...namedAccounts,
  ...namedDeployments,
  ...namedSettings,
  ...observability,
  ...packageRegistries,
  ...payment,
  ...platforms,
  ...records,
  ...secretStores,
  ...securityTools,
  ...services,
  ...shopify,
  ...slack,
  ...social,
  ...sqlDatabases,
  ...stripe,
  ...support,
  ...urls,
  ...vercel,
  ...workTools,
];
