import type { ActiveSeverity } from "../model/finding.js";

type Paint = (text: string) => string;

/** How a terminal is told to colour; passed in, so that nothing is loaded for it where there are no colours. */
export interface Colours extends Readonly<Record<ActiveSeverity, Paint>> {
  /** For what matters less than the message. */
  readonly faint: Paint;
  readonly strong: Paint;
}

const asIs: Paint = (text) => text;

export const noColours: Colours = { error: asIs, warning: asIs, info: asIs, faint: asIs, strong: asIs };
