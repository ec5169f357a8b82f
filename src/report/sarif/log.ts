/** The part of SARIF 2.1.0 (OASIS, section 3) that leakcheck writes. Names are those of the standard. */

export interface Message {
  readonly text: string;
}

export interface MultiformatMessage extends Message {
  readonly markdown?: string;
}

export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface SarifLocation {
  readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string }; readonly region?: Region };
  readonly logicalLocations?: readonly {
    readonly name: string;
    readonly fullyQualifiedName: string;
    readonly kind: string;
  }[];
}

export type SarifLevel = 'error' | 'warning' | 'note';

export interface ReportingDescriptor {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: Message;
  readonly fullDescription: Message;
  readonly help: MultiformatMessage;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties?: { readonly [name: string]: string | readonly string[] };
}

export interface Suppression {
  readonly kind: 'external';
  readonly status: 'accepted';
  readonly justification: string;
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: Message;
  readonly locations: readonly SarifLocation[];
  readonly partialFingerprints: { readonly [name: string]: string };
  readonly relatedLocations?: readonly (SarifLocation & { readonly message: Message })[];
  readonly suppressions?: readonly Suppression[];
  readonly properties: { readonly [name: string]: string | number };
}

export interface Notification {
  readonly descriptor: { readonly id: string; readonly index: number };
  readonly level: SarifLevel;
  readonly message: Message;
  readonly locations?: readonly SarifLocation[];
}

export interface Artifact {
  readonly location: { readonly uri: string };
  readonly parentIndex?: number;
  readonly length?: number;
  readonly hashes?: { readonly [algorithm: string]: string };
}

export interface Run {
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly version: string;
      readonly semanticVersion: string;
      readonly rules: readonly ReportingDescriptor[];
      readonly notifications: readonly ReportingDescriptor[];
    };
  };
  readonly automationDetails: { readonly id: string };
  readonly columnKind: 'utf16CodeUnits';
  readonly invocations: readonly [
    { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly Notification[] },
  ];
  readonly artifacts?: readonly Artifact[];
  readonly results: readonly Result[];
  readonly properties?: { readonly [name: string]: string };
}
