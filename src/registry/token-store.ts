import type { Clock } from "./clock.js";
import type { Token } from "./token.js";

/** Tokens by what they are for. Who asks while one is on its way gets the same one. */
export class TokenStore {
  readonly #tokens = new Map<string, Promise<Token>>();

  constructor(private readonly clock: Clock) {}

  /**
   * @param rejected a token that the registry took for none; another is got unless somebody has done so already
   * @param get asks for a new one
   */
  async take(key: string, rejected: string | undefined, get: () => Promise<Token>): Promise<string> {
    const kept = this.#tokens.get(key);
    const token = await kept?.catch(() => undefined);
    if (token !== undefined && token.value !== rejected && token.expiresAt > this.clock.now()) return token.value;
    // While this waited, somebody else may have seen the same and asked.
    const current = this.#tokens.get(key);
    if (current !== kept && current !== undefined) return this.take(key, rejected, get);
    const asked = get();
    this.#tokens.set(key, asked);
    return (await asked).value;
  }
}
