/** @throws Error for an export that cannot be stood in for */
export function showStandIn(path: string, exports: Readonly<Record<string, unknown>>, file: string, homes?: ReadonlyMap<unknown, string>): string;

/** @throws Error for data that has no source */
export function showDataOf(path: string, exports: Readonly<Record<string, unknown>>, keys: readonly string[]): string;

export function findHomes(late: ReadonlyMap<string, { readonly bundle: string; readonly exports: Readonly<Record<string, unknown>> }>, fileOf: (bundle: string) => string): ReadonlyMap<unknown, string>;
