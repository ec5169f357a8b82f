/** Credentials of ai clouds. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Hugging Face',
      rule: 'secret-ai-provider-key',
      page: 'https://huggingface.co/settings/tokens',
      revoke: 'under Settings → Access tokens',
    },
    [
      {
        id: 'secret-huggingface-user-token',
        title: 'user access token',
        literals: ['hf_'],
        shapes: ["'hf_' alpha{34}"],
        wider: ["'hf_' alnum{34}"],
        left: 'word',
        needs: { upper: 1, lower: 1 },
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-huggingface-org-token',
        title: 'organization token',
        literals: ['api_org_'],
        shapes: ["'api_org_' alpha{34}"],
        wider: ["'api_org_' alnum{34}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Replicate',
      rule: 'secret-ai-provider-key',
      page: 'https://replicate.com/account/api-tokens',
      revoke: 'under Account → API tokens',
    },
    [
      {
        id: 'secret-replicate-api-token',
        title: 'API token',
        literals: ['r8_'],
        shapes: ["'r8_' alnum{37}"],
        wider: ["'r8_' b64u{37}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'NVIDIA',
      rule: 'secret-ai-provider-key',
      page: 'https://build.nvidia.com/settings/api-keys',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-nvidia-api-key',
        title: 'NGC / NIM API key',
        literals: ['nvapi-'],
        shapes: ["'nvapi-' b64u{60,70}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cerebras',
      rule: 'secret-ai-provider-key',
      page: 'https://cloud.cerebras.ai',
      revoke: 'in the console under API keys',
    },
    [
      {
        id: 'secret-cerebras-api-key',
        title: 'API key',
        literals: ['csk-'],
        shapes: ["'csk-' lan{48}"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Together AI',
      rule: 'secret-ai-provider-key',
      page: 'https://api.together.ai/settings/api-keys',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-together-api-key',
        title: 'API key',
        literals: ['tgp_v1_'],
        shapes: ["'tgp_v1_' b64u{43}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Fireworks AI',
      rule: 'secret-ai-provider-key',
      page: 'https://fireworks.ai/account/api-keys',
      revoke: 'under Account → API keys',
    },
    [
      {
        id: 'secret-fireworks-api-key',
        title: 'API key',
        literals: ['fw_'],
        shapes: ["'fw_' alnum{22,24}"],
        left: 'word',
        context: { role: 'raises', words: ['fireworks'], before: 160 },
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'RunPod',
      page: 'https://docs.runpod.io/get-started/api-keys',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-runpod-api-key',
        title: 'API key',
        literals: ['rpa_'],
        shapes: ["'rpa_' uan{40} alnum{6}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
