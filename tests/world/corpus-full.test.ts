/** All packages of the corpus. Asked for by LEAKCHECK_CORPUS=full: 260 MB of downloads, and containers not yet read. */
import { corpus } from './support/corpus.ts';
import { describeCorpus } from './support/corpus-suite.ts';

const asked = process.env['LEAKCHECK_CORPUS'] === 'full';
if (!asked) process.stderr.write('left out: the whole corpus; LEAKCHECK_CORPUS=full runs it\n');
describeCorpus(asked ? corpus() : []);
