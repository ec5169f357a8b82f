import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-payment-key',
  title: 'Key of a payment or commerce provider',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Keys of Stripe, Square, Braintree, Adyen, Plaid, Razorpay, Paystack, Paddle, Shopify and others.',
  why: 'whoever has a live key can move money or read customer data',
  fix: [
    { tool: 'any', text: 'Roll the key in the dashboard of the provider first, the finding names the page.' },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
  ],
  example: 'dist/checkout.js   sk_live_…',
  quiet: 'Test-mode keys are low. Publishable keys are info: they are made for browsers.',
  cwe: 'CWE-798',
  source: 'Stripe documentation, API keys',
});
