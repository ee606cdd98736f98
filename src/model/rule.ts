import type { Candidates } from "./candidates.js";
import type { AllowEntry } from "./settings.js";
import type { Document, SourceFile } from "./document.js";
import type { CommitMessage, SubjectKind } from "./commit.js";
import type { CommitPolicy } from "./commit-policy.js";
import type { Directive } from "./directive.js";
import type { Fix, Related, Severity } from "./finding.js";
import type { Facts } from "./facts.js";
import type { Image } from "./image.js";
import type { TagEntry } from "./tag-entry.js";
import type { TagSettings } from "./tag-settings.js";
import type { Range } from "./text.js";

/** What a rule says; severity, directives and the allow list are applied after it. */
export interface Report {
  readonly range: Range;
  /** One sentence that names the value at fault, then what to do. */
  readonly message: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** A JSON Schema (draft-07) for one option; `default` is what the rule gets when the option is not set. */
export type OptionSchema = Readonly<Record<string, unknown>> & { readonly default?: unknown };

export type RuleOptions = Readonly<Record<string, unknown>>;

/** What placeholders stand for: token as written → the values it can take. */
export type PlaceholderValues = ReadonlyMap<string, readonly string[]>;

export interface RuleContext<O extends RuleOptions = RuleOptions> {
  readonly file: SourceFile;
  readonly document: Document;
  readonly options: O;
  readonly placeholders: PlaceholderValues;
  readonly policy: CommitPolicy;
  readonly tagging: TagSettings;
  /** The options of another rule, if that is on here. */
  readonly optionsOf: (rule: string) => RuleOptions | undefined;
  /** Where they were loaded. */
  readonly facts?: Facts | undefined;
}

/** What a rule may ask that judges a message. */
export interface MessageContext<O extends RuleOptions = RuleOptions> extends Pick<RuleContext<O>, "options" | "policy"> {
  readonly file: Pick<SourceFile, "text" | "commit">;
}

/** What a rule may ask to be loaded for it: tag files with their history, and when the commits that entries name were committed. */
export type FactKind = "tags" | "commit-times";

/** An allow entry and what became of it in this run. */
export interface AllowUse {
  readonly entry: AllowEntry & { readonly range: Range };
  readonly used: boolean;
  readonly expired: boolean;
  /** Whether the run looked at the whole repository, so that "unused" means something. */
  readonly complete: boolean;
}

/** What a rule about directives may ask: the file, the rules that exist, and all directives of the same comment. */
export interface DirectiveContext {
  readonly file: SourceFile;
  readonly ruleIds: readonly string[];
  /** In the order of the comment; the judged one is among them. */
  readonly comment: readonly Directive[];
}

/** Data plus pure generators, one for each noun that the rule judges. */
export interface Rule<O extends RuleOptions = RuleOptions> {
  readonly id: string;
  /** What is wrong when it reports, in one line, for lists. */
  readonly summary: string;
  /** Its severity in preset `recommended`. */
  readonly recommended: Severity;
  readonly fixable?: boolean;
  readonly options?: Readonly<Record<string, OptionSchema>>;
  /** What it asks of `context.facts`; it must do without, too, where nothing can be loaded. */
  readonly needs?: readonly FactKind[];
  /**
   * The only references that `image` and `document` could report, so that files without them need not be read. Answers `undefined`,
   * as a rule without it does, when that could be any.
   */
  candidates?(options: O, facts: Facts | undefined): Candidates | undefined;
  image?(image: Image, context: RuleContext<O>): Iterable<Report>;
  /** Judges an entry of a tag file. */
  entry?(entry: TagEntry, context: RuleContext<O>): Iterable<Report>;
  /** Judges a tag file as a whole; asked of no other document. */
  tagFile?(context: RuleContext<O>): Iterable<Report>;
  /** Asked of every document. */
  document?(context: RuleContext<O>): Iterable<Report>;
  /** Judges a commit message. */
  message?(message: CommitMessage, context: MessageContext<O>): Iterable<Report>;
  /** The kinds of commits whose messages it judges; of messages still being written, ordinary ones only. By default also reverts. */
  readonly kinds?: readonly SubjectKind[];
  /** Judges a directive that silenced nothing: its rule is on, is unknown, or is not named at all. */
  unusedDirective?(directive: Directive, context: DirectiveContext): Iterable<Report>;
  /** Judges the entries of the configuration's allow list once the run is over; all of them, in order. */
  allowList?(uses: readonly AllowUse[]): Iterable<Report>;
}

/** Keeps a rule's option types while it is written, and forgets them where rules of all kinds stand together. */
export function defineRule<O extends RuleOptions>(rule: Rule<O>): Rule {
  return rule;
}
