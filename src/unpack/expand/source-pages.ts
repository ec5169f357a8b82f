/** How pages of reports and of documentation show a source file: what tells them, and where its name and its text stand. */
import type { SourceCarrier } from '../../base/entry.ts';

export interface SourcePage {
  readonly carrier: SourceCarrier['carrier'];
  /** In words. */
  readonly format: string;
  /** What nothing but such a page holds. */
  readonly keyword: string;
  /**
   * How the tag begins whose text is the source, if the name of the file follows the keyword, up to the next tag. Null if the
   * text follows at once: then the page has the name of the file.
   */
  readonly tag: string | null;
  readonly end: string;
  /** Blanks that the page puts around the text. */
  readonly padding?: RegExp;
}

const DOCUMENTATION = { carrier: 'documentation', format: 'documentation with source' } as const;
const PRE = '</pre>';

export const SOURCE_PAGES: readonly SourcePage[] = [
  // istanbul: nyc, c8, jest, vitest.
  {
    carrier: 'coverage',
    format: 'coverage report',
    keyword: '<title>Code coverage report for ',
    tag: '<pre class="prettyprint',
    end: PRE,
  },
  // Every template of jsdoc that is like its own; titles differ.
  { ...DOCUMENTATION, keyword: '<pre class="prettyprint source linenums"><code>', tag: null, end: PRE },
  // Other templates of jsdoc. That class alone is also the one of examples.
  { ...DOCUMENTATION, keyword: '<title>Source: ', tag: '<pre class="prettyprint source lang-', end: PRE },
  // ESDoc.
  { ...DOCUMENTATION, keyword: '<pre class="source-code line-number raw-source-code">', tag: null, end: PRE },
  // YUIDoc.
  {
    ...DOCUMENTATION,
    keyword: '<h1 class="file-heading">File: ',
    tag: '<pre class="code prettyprint linenums"',
    end: PRE,
    padding: /^\n|\n {4}$/g,
  },
  // Compodoc: one page per class, with all of its file.
  { ...DOCUMENTATION, keyword: '<pre class="line-numbers compodoc-sourcecode">', tag: null, end: PRE },
  // Plato.
  {
    carrier: 'coverage',
    format: 'complexity report',
    keyword: '<title>Plato - ',
    tag: '<textarea id="file-source"',
    end: '</textarea>',
  },
];
