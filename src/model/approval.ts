/** What several people agree to before a run that destroys: the statement that each signs, and what the record keeps of it. */

/** What will run, so that a change of any of it makes the signature one for something else. */
export interface ApprovalSubject {
  readonly document: {
    /** From the root of the repository, so that it is the same on every machine. */
    readonly path: string;
    readonly sha256: string;
  };
  readonly fragment: string | null;
  /** The starting directory, from the root of the repository; absolute where it is outside. */
  readonly cwd: string;
  /** SHA-256 of the plan's canonical JSON, its path as above: commands, corrections, settings. */
  readonly plan: string;
  /** Ids of the steps that will run, in order. */
  readonly steps: readonly string[];
  /** Values, choices among them; the secret ones are named only. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** The statement that is signed, as canonical JSON and a newline. */
export interface Approval extends ApprovalSubject {
  readonly schema: 'runbook-approval/1';
  /** UTC, ISO 8601. It is good until `expires`. */
  readonly time: string;
  readonly expires: string;
  /** Of the program: another one may read the document in another way. */
  readonly version: string;
}

/** A statement whose signature was verified. */
export interface Signed {
  readonly approval: Approval;
  /** The principal, by the allowed-signers file. */
  readonly who: string;
  /** The key's fingerprint: `SHA256:…`. */
  readonly key: string;
  /** The file's name, its text and its signature, for the run's folder. */
  readonly name: string;
  readonly text: string;
  readonly signature: string;
}

/** What a run takes along of them. */
export interface RunApprovals {
  readonly people: readonly Signed[];
  /** Text of the allowed-signers file that they were verified with. */
  readonly signers: string;
}

/** A person in the record's `approved` line; the files stand in the run's folder. */
export interface ApprovedBy {
  readonly who: string;
  readonly key: string;
  readonly time: string;
  readonly expires: string;
  readonly file: string;
  /** Of the statement and of its signature. */
  readonly sha256: string;
  readonly signature: string;
}
