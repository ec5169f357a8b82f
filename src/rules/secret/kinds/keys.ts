/** Credentials of private keys, wallets and stores. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'age',
      rule: 'key-private-key',
      page: 'https://age-encryption.org/v1',
      revoke: 'by making a new identity and encrypting everything to it again',
    },
    [
      {
        id: 'secret-age-secret-key',
        title: 'identity',
        literals: ['AGE-SECRET-KEY-'],
        shapes: ["'AGE-SECRET-KEY-1' bech32u{58}", "'AGE-SECRET-KEY-PQ-1' bech32u{58}"],
        left: 'alnum',
        check: { name: 'bech32', wrong: 'ignore' },
        confidence: 'certain',
        severity: 'critical',
        source: 'provider documentation',
      },
    ],
  ),
  ...defineKinds({ provider: 'generic', rule: 'key-private-key', page: '', revoke: 'at whoever issued it' }, [
    {
      id: 'secret-private-key-pem',
      title: 'PEM private key (RSA, EC, DSA, PKCS#8, ENCRYPTED)',
      detector: 'key',
      form: "'-----BEGIN ' ( 'RSA ' | 'EC ' | 'DSA ' | 'ENCRYPTED ' | '' ) 'PRIVATE KEY-----' body '-----END ' ... 'PRIVATE KEY-----'",
      confidence: 'certain',
      severity: 'critical',
    },
    {
      id: 'secret-private-key-base64',
      title: 'private key in base64, as PEM or without armour',
      detector: 'key',
      form: 'base64 of a PEM or DER private key',
      refines: ['secret-private-key-pem'],
      confidence: 'certain',
      severity: 'critical',
    },
    {
      id: 'secret-private-key-der',
      title: 'private key in DER, in a file of its own or among other bytes',
      detector: 'key',
      form: 'PKCS#8, PKCS#1 or SEC1 structure that makes a key, in base64 as well',
      confidence: 'certain',
      severity: 'critical',
    },
    {
      id: 'secret-private-key-jwk',
      title: 'JSON Web Key',
      detector: 'key',
      form: "'kty' and the private member 'd' that makes a key, as JSON, YAML, or in a program",
      confidence: 'certain',
      severity: 'critical',
    },
  ]),
  ...defineKinds(
    {
      provider: 'OpenSSH',
      rule: 'key-private-key',
      page: 'https://man.openbsd.org/ssh-keygen',
      revoke: 'by making a new key and removing the old one from every `authorized_keys`',
    },
    [
      {
        id: 'secret-private-key-openssh',
        title: 'private key',
        detector: 'key',
        form: "body begins 'b3BlbnNzaC1rZXktdjE'",
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'PGP',
      rule: 'key-private-key',
      page: 'https://www.gnupg.org/gph/en/manual/c14.html',
      revoke: 'by publishing the revocation certificate',
    },
    [
      {
        id: 'secret-private-key-pgp',
        title: 'private key block',
        detector: 'key',
        form: 'armoured block, or the packets of a secret key alone',
        confidence: 'certain',
        severity: 'critical',
        source: 'provider documentation',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'PuTTY',
      rule: 'key-private-key',
      page: 'https://www.chiark.greenend.org.uk/~sgtatham/putty/docs.html',
      revoke: 'by making a new key and removing the old one from every `authorized_keys`',
    },
    [
      {
        id: 'secret-private-key-putty',
        title: 'PPK file',
        detector: 'key',
        form: "'PuTTY-User-Key-File-' ( '2' | '3' ) ': ' ... 'Private-Lines: ' digit{1,4}",
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds({ provider: 'generic', rule: 'key-keystore', page: '', revoke: 'at whoever issued it' }, [
    {
      id: 'secret-private-key-store-file',
      title: '.p12/.pfx/.jks/.keystore file present',
      detector: 'file',
      form: 'file or part of one with the magic bytes of PKCS#12, JKS or JCEKS',
      confidence: 'likely',
      severity: 'high',
    },
  ]),
  ...defineKinds({ provider: 'generic', rule: 'key-crypto-wallet', page: '', revoke: 'at whoever issued it' }, [
    {
      id: 'secret-ethereum-private-key',
      title: 'secp256k1 private key',
      literals: [
        'private_key',
        'privateKey',
        'PRIVATE_KEY',
        'privatekey',
        'PrivateKey',
        'PRIVKEY',
        'privkey',
        'ethers.Wallet(',
        'accounts: [',
        'accounts:[',
      ],
      shapes: ["'0x'? hexi{64}"],
      left: 'alnum',
      context: { role: 'required', before: 64, anchor: 'assigned' },
      confidence: 'possible',
      severity: 'critical',
    },
  ]),
  ...defineKinds({ provider: 'generic', rule: 'credential-file-dotenv', page: '', revoke: 'at whoever issued it' }, [
    {
      id: 'secret-dotenv-file',
      title: '.env file in package',
      detector: 'file',
      form: 'file named .env or .env.*',
      confidence: 'likely',
      severity: 'high',
    },
  ]),
  ...defineKinds({ provider: 'generic', rule: 'credential-file-home', page: '', revoke: 'at whoever issued it' }, [
    {
      id: 'secret-netrc-credentials',
      title: '.netrc entry',
      detector: 'document',
      form: "'machine ' host ' login ' user ' password ' password",
      confidence: 'likely',
      severity: 'critical',
    },
  ]),
];
