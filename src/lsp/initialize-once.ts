import type { Message, MessageStrategy } from "vscode-languageserver/node";
import { Message as Messages } from "vscode-languageserver/node";

/**
 * Hands messages on so that `initialize` always says what the client can do, if only nothing, and says it but once: the library sets
 * its own parts up by every such request, before it asks whether that is in order.
 */
export function initializeOnce(): MessageStrategy {
  let isFirst = true;
  return {
    handleMessage(message, next) {
      if (!isInitialize(message)) return next(message);
      const said = typeof message.params === "object" && message.params !== null && isFirst ? message.params : {};
      isFirst = false;
      return next({ ...message, params: { capabilities: {}, ...said } } as Message);
    },
  };
}

const isInitialize = (message: Message): message is Message & { readonly params?: unknown } => Messages.isRequest(message) && message.method === "initialize";
