/** Data that a package rarely means to ship: databases and dumps, model weights, notebooks, wallets. */
import { latin1 } from '../../latin1.ts';
import { isJsonArray, isJsonObject, parseLooseJson } from '../../../base/loose-json.ts';
import { text as utf8 } from '../json-text.ts';
import { grade, KILOBYTE, whenMagic, whenText, type KnownRow } from './define.ts';

const DATABASE = grade(['high', 'medium'], 'certain', 'local database: rows of whatever ran on that machine');
const MODEL = grade(['medium', 'info'], 'certain', 'model weights or a vector index');
const DUMP =
  /PostgreSQL database dump|-- (?:MySQL|MariaDB) dump|-- Dump completed|PRAGMA foreign_keys=OFF;\s{0,4}BEGIN/;
const ROWS = /^(?:INSERT INTO|COPY) /m;
const MANY_INSERTS = 20;

export const DATA_ROWS: readonly KnownRow[] = [
  {
    rule: 'personal-data-file',
    paths: ['**/*.{sqlite,sqlite3,db,db3,db-wal,mdb,accdb,rdb,realm}'],
    not: ['**/thumbs.db', '**/chroma.sqlite3'],
    bytes: 64,
    judge(file) {
      if (latin1(file.bytes).startsWith('T-DB', 16)) return DATABASE;
      const magics = ['SQLite format 3\0', '\x37\x7f\x06\x82', '\x37\x7f\x06\x83', '\0\x01\0\0Standard ', 'REDIS0'];
      return whenMagic(magics, DATABASE)(file);
    },
  },
  {
    rule: 'personal-data-file',
    paths: ['**/*.{sql,dump}'],
    not: ['**/{migrations,migration,migrate,seeds,seeders}/**'],
    bytes: 1024 * KILOBYTE,
    judge({ bytes }) {
      const text = latin1(bytes);
      if (text.startsWith('PGDMP'))
        return grade(['critical', 'medium'], 'certain', 'database dump (PostgreSQL archive)');
      if (!ROWS.test(text)) return null;
      if (DUMP.test(text)) return grade(['critical', 'medium'], 'likely', 'database dump with rows');
      const many = text.split(/^INSERT INTO /m).length > MANY_INSERTS;
      return many ? grade(['medium', 'low'], 'possible', 'SQL file with many rows, perhaps an export') : null;
    },
  },
  {
    rule: 'personal-data-file',
    paths: ['**/dump/**/*.bson'],
    bytes: 64,
    judge: ({ bytes }) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const isDocument = bytes.length > 5 && view.getInt32(0, true) > 5 && bytes[4]! >= 1 && bytes[4]! <= 19;
      return isDocument ? grade(['critical', 'medium'], 'likely', 'database dump (MongoDB)') : null;
    },
  },
  {
    rule: 'ai-model-artifact',
    paths: ['**/*.{gguf,safetensors,pt,pth,ckpt,faiss,tflite}', '**/chroma.sqlite3'],
    bytes: 64,
    judge(file) {
      const text = latin1(file.bytes);
      const named = text.startsWith('TFL3', 4) || text.startsWith('{"', 8);
      return named
        ? MODEL
        : whenMagic(['GGUF', 'PK\x03\x04', '\x80\x02', 'IxF', 'IxM', 'IwF', 'SQLite format 3'], MODEL)(file);
    },
  },
  {
    rule: 'ai-model-artifact',
    paths: ['**/*.onnx'],
    bytes: 64,
    judge: ({ bytes }) => (bytes[0] === 8 && bytes.length === 64 ? MODEL : null),
  },
  {
    rule: 'ai-model-artifact',
    paths: ['**/{evals,datasets}/**/*.jsonl'],
    bytes: 64 * KILOBYTE,
    judge: whenText(
      /"(?:prompt|instruction|input|messages)"[^\n]{1,4000}"(?:completion|output|ideal|expected|response|assistant)"/,
      grade(['medium', 'info'], 'possible', 'prompts with answers: training or evaluation data'),
    ),
  },
  {
    rule: 'ai-model-artifact',
    paths: ['**/*.ipynb'],
    bytes: 8 * 1024 * KILOBYTE,
    judge({ bytes }) {
      const notebook = parseLooseJson(utf8(bytes));
      const cells = isJsonObject(notebook) ? notebook['cells'] : undefined;
      if (!isJsonArray(cells)) return null;
      const printed = cells.filter(
        (cell) => isJsonObject(cell) && isJsonArray(cell['outputs']) && cell['outputs'].length > 0,
      );
      if (printed.length === 0) return null;
      return {
        ...grade(['medium', 'low'], 'certain', 'notebook with outputs: results, paths and whatever a cell printed'),
        data: { cells: printed.length },
      };
    },
  },
  {
    rule: 'key-crypto-wallet',
    paths: ['**/wallet.dat', '**/*.wallet'],
    bytes: 64,
    judge(file) {
      const text = latin1(file.bytes);
      const isWallet = text.startsWith('\x62\x31\x05\0', 12) || text.startsWith('SQLite format 3');
      return isWallet ? grade(['critical', 'critical'], 'certain', 'wallet file') : null;
    },
  },
  {
    rule: 'key-crypto-wallet',
    paths: ['**/utc--*', '**/{keystore,keystores,wallets}/**/*.json', '**/*wallet*.json'],
    bytes: 16 * KILOBYTE,
    judge({ bytes }) {
      const store = parseLooseJson(latin1(bytes));
      const crypto = isJsonObject(store) ? (store['crypto'] ?? store['Crypto']) : undefined;
      const isStore = isJsonObject(crypto) && typeof crypto['ciphertext'] === 'string' && crypto['kdf'] !== undefined;
      return isStore
        ? grade(
            ['critical', 'critical'],
            'likely',
            'encrypted key of an account: only its password stands between a reader and it',
          )
        : null;
    },
  },
];
