/** Where a rule's page can be read without taglint: the copy in the published package. */
export function ruleUrl(id: string): string {
  return `https://unpkg.com/taglint/dist/rules/${id}/README.md`;
}
