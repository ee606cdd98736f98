/** How a configuration or a preset names a tracker: by its name, or with the address of its issues, or by the shape of its ids. */
export type TrackerSetting = string | { readonly tracker?: string; readonly pattern?: string; readonly url?: string };

/** What a configuration or a preset requires of the message of some changes. */
export interface RequirementSetting {
  readonly when: { readonly files?: readonly string[]; readonly moves?: readonly string[] | "managed" };
  readonly anyOf?: readonly (readonly string[])[];
  readonly avoid?: readonly string[];
}
