/** The shortest report: nothing on a pass, else a line per failing finding and the verdict. */
import type { Report } from '../../base/types.ts';
import { gaps } from './gaps.ts';
import { title } from './header.ts';
import { outcomeTag, severityTag, type Look } from './look.ts';
import { showPlace } from './place.ts';
import { summary } from './verdict.ts';

export function quietReport(report: Report, look: Look): string[] {
  if (report.verdict.outcome === 'pass') return [];
  const failing = report.verdict.findings.filter(({ status }) => status === 'failing');
  return [
    ...failing.map(({ status, effective, ruleId, locations }) => {
      const place = locations[0] === undefined ? '' : `  ${showPlace(locations[0], look)}`;
      return `${severityTag(look, status, effective)}  ${look.cyan(ruleId)}${place}`;
    }),
    ...gaps(report, false, look),
    `${outcomeTag(look, report.verdict.outcome)}  ${title(report.subject, look)}: ${summary(report)}`,
  ];
}
