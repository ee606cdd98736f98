import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { applyEdits } from "../../engine/fix.js";
import type { Finding } from "../../model/finding.js";
import type { Image } from "../../model/image.js";
import { isAbsent, isDynamic, isNamed } from "../../model/image.js";
import { showParts } from "../../model/part.js";
import { normalizeName } from "../../model/reference.js";
import type { Settings } from "../../model/settings.js";
import type { TextEdit } from "../../model/text.js";
import { isUserError } from "../../model/user-error.js";
import { isOutside } from "../../project/project.js";
import type { CheckedDocument } from "../checker.js";
import { readText } from "../config-document.js";
import type { Setup } from "../host.js";
import { Offsets } from "../offsets.js";
import { addAllowEntry } from "./allow-entry.js";
import type { CodeActionContext } from "./code-action-context.js";
import { REASON } from "./disable.js";
import type { EditedDocument } from "./workspace-edit.js";
import { workspaceEdit } from "./workspace-edit.js";

/** Adds the image of a finding to the configuration's allow list, for this file; makes a configuration where there is none. */
export function allowReference(finding: Finding, checked: CheckedDocument, context: CodeActionContext): CodeAction | undefined {
  const { file, ground } = checked;
  const { setup, linter, fault } = ground?.project ?? {};
  if (finding.image === undefined || file === undefined || setup === undefined || linter === undefined || fault !== undefined || isOutside(file.path)) return undefined;
  const image = linter.extract(file).find(({ range, where }) => where === finding.image?.where && range.start <= finding.location.range.end && finding.location.range.start <= range.end);
  if (image === undefined) return undefined;
  const entry = writeEntry(file.path, image);
  const configuration = openConfiguration(setup, context);
  const edit = configuration && addAllowEntry(configuration.offsets.text, entry, context.host.packages.yaml());
  if (configuration === undefined || edit === undefined) return undefined;

  const after = rereadWith(applyEdits(configuration.offsets.text, [edit]), context);
  const allows = after && context.host.createLinter({ ...setup, settings: after }, context.host.today()).check(file);
  const isAllowed = allows?.findings.some(({ rule, location }) => rule === finding.rule && location.range.start === finding.location.range.start) === false;
  if (!isAllowed) return undefined;
  const title = `Allow ${isNamed(image) ? nameOf(image) : finding.image.written} in ${setup.settings.file === undefined ? "a new .taglint.yaml" : setup.settings.file.path}`;
  return { title, edit: configuration.isNew ? createWith(configuration, edit) : workspaceEdit(configuration, [edit], context) };
}

interface Configuration extends EditedDocument {
  readonly isNew: boolean;
}

/** The configuration as the editor has it; `undefined` when there is none, and the client cannot make one. */
function openConfiguration({ project, settings }: Setup, { openDocument, abilities }: CodeActionContext): Configuration | undefined {
  const path = project.configFile ?? join(project.root, ".taglint.yaml");
  const isNew = settings.file === undefined;
  if (isNew && !abilities.createsFiles) return undefined;
  const open = openDocument(path);
  const document = open ?? TextDocument.create(pathToFileURL(path).href, "yaml", 0, settings.file?.text ?? "");
  return { document, version: open?.version ?? null, offsets: new Offsets(document), isNew: isNew && open === undefined };
}

function createWith({ document: { uri }, offsets, version }: Configuration, edit: TextEdit): WorkspaceEdit {
  const create = { kind: "create" as const, uri, options: { ignoreIfExists: true } };
  return { documentChanges: [create, { textDocument: { uri, version }, edits: [offsets.edit(edit)] }] };
}

function rereadWith(text: string, { host }: CodeActionContext): Settings | undefined {
  try {
    return readText(text, host.packages.yaml());
  } catch (error) {
    if (!isUserError(error)) throw error;
    return undefined;
  }
}

/** The entry as one line of YAML. A character that globs give a meaning is written as any one character. */
function writeEntry(path: string, image: Image): string {
  const files = JSON.stringify(path.replace(/[^\w./ @+,=~-]/g, "?"));
  const what = isNamed(image) ? `images: [${JSON.stringify(nameOf(image))}]` : `tags: [${JSON.stringify(showParts(image.tag.parts))}]`;
  return `{ files: [${files}], ${what}, reason: ${JSON.stringify(REASON)} }`;
}

/** Without tag and digest; with Docker's defaults, unless parts of the name are unknown. */
function nameOf({ registry, repository }: Image): string {
  const host = isAbsent(registry) ? undefined : showParts(registry.parts);
  const name = showParts(repository.parts);
  if (isDynamic(registry) || isDynamic(repository)) return host === undefined ? name : `${host}/${name}`;
  return normalizeName({ registry: host, repository: name });
}
