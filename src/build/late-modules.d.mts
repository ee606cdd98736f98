/** @throws Error for an export that cannot be stood in for */
export function showStandIn(path: string, exports: Readonly<Record<string, unknown>>, file: string): string;
