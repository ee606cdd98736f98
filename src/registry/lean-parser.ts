import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8 from optimizing WebAssembly: undici's HTTP parser is one large function of it, whose optimization takes 30 MB and gains
 * nothing for as few messages as these. To be called before the first connection.
 */
export function keepParserLean(): void {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}
