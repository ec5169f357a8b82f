/** All rules by id. Written by .ci/rules.mjs: do not edit. */
import type { RuleId } from '../base/rule-ids.ts';
import type { Rule } from './define.ts';
import { rule as aiAgentDirectory } from './ai/ai-agent-directory.ts';
import { rule as aiAgentInstructions } from './ai/ai-agent-instructions.ts';
import { rule as aiClaudeLocalSettings } from './ai/ai-claude-local-settings.ts';
import { rule as aiMcpConfig } from './ai/ai-mcp-config.ts';
import { rule as aiModelArtifact } from './ai/ai-model-artifact.ts';
import { rule as aiSessionTranscript } from './ai/ai-session-transcript.ts';
import { rule as archiveAmbiguousEntry } from './archive/archive-ambiguous-entry.ts';
import { rule as archiveDeceptiveName } from './archive/archive-deceptive-name.ts';
import { rule as archiveDuplicateEntry } from './archive/archive-duplicate-entry.ts';
import { rule as archiveHiddenEntry } from './archive/archive-hidden-entry.ts';
import { rule as archiveLinkEntry } from './archive/archive-link-entry.ts';
import { rule as archiveMetadata } from './archive/archive-metadata.ts';
import { rule as archiveNested } from './archive/archive-nested.ts';
import { rule as archiveTrailingData } from './archive/archive-trailing-data.ts';
import { rule as archiveUnsafePath } from './archive/archive-unsafe-path.ts';
import { rule as binaryBuildPath } from './binary/binary-build-path.ts';
import { rule as binaryDebugInfo } from './binary/binary-debug-info.ts';
import { rule as budgetFileCount } from './budget/budget-file-count.ts';
import { rule as budgetLargestFile } from './budget/budget-largest-file.ts';
import { rule as budgetPackedSize } from './budget/budget-packed-size.ts';
import { rule as budgetSourceMaps } from './budget/budget-source-maps.ts';
import { rule as budgetUnpackedSize } from './budget/budget-unpacked-size.ts';
import { rule as credentialFileCloudState } from './credential-file/credential-file-cloud-state.ts';
import { rule as credentialFileDotenv } from './credential-file/credential-file-dotenv.ts';
import { rule as credentialFileHome } from './credential-file/credential-file-home.ts';
import { rule as credentialFileHttpRecording } from './credential-file/credential-file-http-recording.ts';
import { rule as credentialFileRegistry } from './credential-file/credential-file-registry.ts';
import { rule as debugBuildInfo } from './debug/debug-build-info.ts';
import { rule as debugDevelopmentBuild } from './debug/debug-development-build.ts';
import { rule as debugEnvironmentDump } from './debug/debug-environment-dump.ts';
import { rule as debugLogFile } from './debug/debug-log-file.ts';
import { rule as debugMemorySnapshot } from './debug/debug-memory-snapshot.ts';
import { rule as debugTestReport } from './debug/debug-test-report.ts';
import { rule as devFileBackup } from './dev-file/dev-file-backup.ts';
import { rule as devFileBuildCache } from './dev-file/dev-file-build-cache.ts';
import { rule as devFileCoverage } from './dev-file/dev-file-coverage.ts';
import { rule as devFileIde } from './dev-file/dev-file-ide.ts';
import { rule as devFileLockfile } from './dev-file/dev-file-lockfile.ts';
import { rule as devFileOsMetadata } from './dev-file/dev-file-os-metadata.ts';
import { rule as devFileRepositoryConfig } from './dev-file/dev-file-repository-config.ts';
import { rule as devFileTests } from './dev-file/dev-file-tests.ts';
import { rule as fileHiddenCharacters } from './file/file-hidden-characters.ts';
import { rule as fileLeakcheckConfig } from './file/file-leakcheck-config.ts';
import { rule as internalCloudIdentifier } from './internal/internal-cloud-identifier.ts';
import { rule as internalDenyWord } from './internal/internal-deny-word.ts';
import { rule as internalHostname } from './internal/internal-hostname.ts';
import { rule as internalRegistryUrl } from './internal/internal-registry-url.ts';
import { rule as keyCryptoWallet } from './key/key-crypto-wallet.ts';
import { rule as keyKeystore } from './key/key-keystore.ts';
import { rule as keyPrivateKey } from './key/key-private-key.ts';
import { rule as manifestInstallMetadata } from './manifest/manifest-install-metadata.ts';
import { rule as manifestInternalMetadata } from './manifest/manifest-internal-metadata.ts';
import { rule as manifestNonRegistryDependency } from './manifest/manifest-non-registry-dependency.ts';
import { rule as packageBundledResidue } from './package/package-bundled-residue.ts';
import { rule as packageNoFilesAllowlist } from './package/package-no-files-allowlist.ts';
import { rule as packagePlatformNotScanned } from './package/package-platform-not-scanned.ts';
import { rule as packageUntrackedFile } from './package/package-untracked-file.ts';
import { rule as pathBuildDirectory } from './path/path-build-directory.ts';
import { rule as pathHomeDirectory } from './path/path-home-directory.ts';
import { rule as personalDataFile } from './personal/personal-data-file.ts';
import { rule as policyExpiredAllow } from './policy/policy-expired-allow.ts';
import { rule as policyStaleBaseline } from './policy/policy-stale-baseline.ts';
import { rule as policyUnusedAllow } from './policy/policy-unused-allow.ts';
import { rule as releaseGrowth } from './release/release-growth.ts';
import { rule as releaseInstallScript } from './release/release-install-script.ts';
import { rule as releaseNewBinary } from './release/release-new-binary.ts';
import { rule as releaseNewDependency } from './release/release-new-dependency.ts';
import { rule as releaseNewFileType } from './release/release-new-file-type.ts';
import { rule as releaseNewTopLevelEntry } from './release/release-new-top-level-entry.ts';
import { rule as releasePublisherChanged } from './release/release-publisher-changed.ts';
import { rule as releaseUntagged } from './release/release-untagged.ts';
import { rule as requireSameBytes } from './require/require-same-bytes.ts';
import { rule as scanIncomplete } from './scan/scan-incomplete.ts';
import { rule as secretAiProviderKey } from './secret/secret-ai-provider-key.ts';
import { rule as secretAuthorizationHeader } from './secret/secret-authorization-header.ts';
import { rule as secretAwsKey } from './secret/secret-aws-key.ts';
import { rule as secretAzureKey } from './secret/secret-azure-key.ts';
import { rule as secretGcpServiceAccount } from './secret/secret-gcp-service-account.ts';
import { rule as secretGenericAssignment } from './secret/secret-generic-assignment.ts';
import { rule as secretGithubToken } from './secret/secret-github-token.ts';
import { rule as secretGoogleKey } from './secret/secret-google-key.ts';
import { rule as secretJwt } from './secret/secret-jwt.ts';
import { rule as secretMessagingToken } from './secret/secret-messaging-token.ts';
import { rule as secretNpmToken } from './secret/secret-npm-token.ts';
import { rule as secretPaymentKey } from './secret/secret-payment-key.ts';
import { rule as secretProviderToken } from './secret/secret-provider-token.ts';
import { rule as secretSlackToken } from './secret/secret-slack-token.ts';
import { rule as secretUrlCredentials } from './secret/secret-url-credentials.ts';
import { rule as secretWebhookUrl } from './secret/secret-webhook-url.ts';
import { rule as sourceBuildStats } from './source/source-build-stats.ts';
import { rule as sourceInExecutable } from './source/source-in-executable.ts';
import { rule as sourceMapAbsolutePath } from './source-map/source-map-absolute-path.ts';
import { rule as sourceMapDanglingReference } from './source-map/source-map-dangling-reference.ts';
import { rule as sourceMapDuplicateKey } from './source-map/source-map-duplicate-key.ts';
import { rule as sourceMapEmbeddedSource } from './source-map/source-map-embedded-source.ts';
import { rule as sourceMapEvalBuild } from './source-map/source-map-eval-build.ts';
import { rule as sourceMapInlineSource } from './source-map/source-map-inline-source.ts';
import { rule as sourceMapMalformed } from './source-map/source-map-malformed.ts';
import { rule as sourceMapPathsOnly } from './source-map/source-map-paths-only.ts';
import { rule as sourceMapRemoteReference } from './source-map/source-map-remote-reference.ts';
import { rule as sourceMapUnlinked } from './source-map/source-map-unlinked.ts';
import { rule as sourceOriginalFiles } from './source/source-original-files.ts';
import { rule as sourceVcsDirectory } from './source/source-vcs-directory.ts';
import { rule as sourceWholeRepository } from './source/source-whole-repository.ts';

export const RULES: ReadonlyMap<RuleId, Rule> = new Map<RuleId, Rule>([
  ['ai-agent-directory', aiAgentDirectory],
  ['ai-agent-instructions', aiAgentInstructions],
  ['ai-claude-local-settings', aiClaudeLocalSettings],
  ['ai-mcp-config', aiMcpConfig],
  ['ai-model-artifact', aiModelArtifact],
  ['ai-session-transcript', aiSessionTranscript],
  ['archive-ambiguous-entry', archiveAmbiguousEntry],
  ['archive-deceptive-name', archiveDeceptiveName],
  ['archive-duplicate-entry', archiveDuplicateEntry],
  ['archive-hidden-entry', archiveHiddenEntry],
  ['archive-link-entry', archiveLinkEntry],
  ['archive-metadata', archiveMetadata],
  ['archive-nested', archiveNested],
  ['archive-trailing-data', archiveTrailingData],
  ['archive-unsafe-path', archiveUnsafePath],
  ['binary-build-path', binaryBuildPath],
  ['binary-debug-info', binaryDebugInfo],
  ['budget-file-count', budgetFileCount],
  ['budget-largest-file', budgetLargestFile],
  ['budget-packed-size', budgetPackedSize],
  ['budget-source-maps', budgetSourceMaps],
  ['budget-unpacked-size', budgetUnpackedSize],
  ['credential-file-cloud-state', credentialFileCloudState],
  ['credential-file-dotenv', credentialFileDotenv],
  ['credential-file-home', credentialFileHome],
  ['credential-file-http-recording', credentialFileHttpRecording],
  ['credential-file-registry', credentialFileRegistry],
  ['debug-build-info', debugBuildInfo],
  ['debug-development-build', debugDevelopmentBuild],
  ['debug-environment-dump', debugEnvironmentDump],
  ['debug-log-file', debugLogFile],
  ['debug-memory-snapshot', debugMemorySnapshot],
  ['debug-test-report', debugTestReport],
  ['dev-file-backup', devFileBackup],
  ['dev-file-build-cache', devFileBuildCache],
  ['dev-file-coverage', devFileCoverage],
  ['dev-file-ide', devFileIde],
  ['dev-file-lockfile', devFileLockfile],
  ['dev-file-os-metadata', devFileOsMetadata],
  ['dev-file-repository-config', devFileRepositoryConfig],
  ['dev-file-tests', devFileTests],
  ['file-hidden-characters', fileHiddenCharacters],
  ['file-leakcheck-config', fileLeakcheckConfig],
  ['internal-cloud-identifier', internalCloudIdentifier],
  ['internal-deny-word', internalDenyWord],
  ['internal-hostname', internalHostname],
  ['internal-registry-url', internalRegistryUrl],
  ['key-crypto-wallet', keyCryptoWallet],
  ['key-keystore', keyKeystore],
  ['key-private-key', keyPrivateKey],
  ['manifest-install-metadata', manifestInstallMetadata],
  ['manifest-internal-metadata', manifestInternalMetadata],
  ['manifest-non-registry-dependency', manifestNonRegistryDependency],
  ['package-bundled-residue', packageBundledResidue],
  ['package-no-files-allowlist', packageNoFilesAllowlist],
  ['package-platform-not-scanned', packagePlatformNotScanned],
  ['package-untracked-file', packageUntrackedFile],
  ['path-build-directory', pathBuildDirectory],
  ['path-home-directory', pathHomeDirectory],
  ['personal-data-file', personalDataFile],
  ['policy-expired-allow', policyExpiredAllow],
  ['policy-stale-baseline', policyStaleBaseline],
  ['policy-unused-allow', policyUnusedAllow],
  ['release-growth', releaseGrowth],
  ['release-install-script', releaseInstallScript],
  ['release-new-binary', releaseNewBinary],
  ['release-new-dependency', releaseNewDependency],
  ['release-new-file-type', releaseNewFileType],
  ['release-new-top-level-entry', releaseNewTopLevelEntry],
  ['release-publisher-changed', releasePublisherChanged],
  ['release-untagged', releaseUntagged],
  ['require-same-bytes', requireSameBytes],
  ['scan-incomplete', scanIncomplete],
  ['secret-ai-provider-key', secretAiProviderKey],
  ['secret-authorization-header', secretAuthorizationHeader],
  ['secret-aws-key', secretAwsKey],
  ['secret-azure-key', secretAzureKey],
  ['secret-gcp-service-account', secretGcpServiceAccount],
  ['secret-generic-assignment', secretGenericAssignment],
  ['secret-github-token', secretGithubToken],
  ['secret-google-key', secretGoogleKey],
  ['secret-jwt', secretJwt],
  ['secret-messaging-token', secretMessagingToken],
  ['secret-npm-token', secretNpmToken],
  ['secret-payment-key', secretPaymentKey],
  ['secret-provider-token', secretProviderToken],
  ['secret-slack-token', secretSlackToken],
  ['secret-url-credentials', secretUrlCredentials],
  ['secret-webhook-url', secretWebhookUrl],
  ['source-build-stats', sourceBuildStats],
  ['source-in-executable', sourceInExecutable],
  ['source-map-absolute-path', sourceMapAbsolutePath],
  ['source-map-dangling-reference', sourceMapDanglingReference],
  ['source-map-duplicate-key', sourceMapDuplicateKey],
  ['source-map-embedded-source', sourceMapEmbeddedSource],
  ['source-map-eval-build', sourceMapEvalBuild],
  ['source-map-inline-source', sourceMapInlineSource],
  ['source-map-malformed', sourceMapMalformed],
  ['source-map-paths-only', sourceMapPathsOnly],
  ['source-map-remote-reference', sourceMapRemoteReference],
  ['source-map-unlinked', sourceMapUnlinked],
  ['source-original-files', sourceOriginalFiles],
  ['source-vcs-directory', sourceVcsDirectory],
  ['source-whole-repository', sourceWholeRepository],
]);
