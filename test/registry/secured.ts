import type { Received, Reply, Upstream } from "./fault-server.js";
import { errorBody } from "./faults.js";
import type { TokenServer } from "./token-server.js";

const unauthorized = (challenge: string): Reply => ({
  status: 401,
  headers: { "content-type": "application/json", "www-authenticate": challenge },
  body: errorBody({ code: "UNAUTHORIZED", message: "authentication required" }),
});

/** A registry that wants user and password. */
export function withBasic(upstream: Upstream, user: string, password: string): Upstream {
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return (received) => (received.headers.authorization === wanted ? upstream(received) : Promise.resolve(unauthorized('Basic realm="registry"')));
}

/** A registry that wants a token of this server's. */
export function withTokens(upstream: Upstream, tokens: TokenServer, realm: () => string): Upstream {
  return (received) => {
    const repository = /^\/v2\/(.+)\/(?:manifests|blobs)\//.exec(received.path)?.[1] ?? "";
    const actions = received.method === "GET" || received.method === "HEAD" ? ["pull"] : ["pull", "push"];
    const token = tokenOf(received);
    if (token !== undefined && actions.every((action) => tokens.allows(token, repository, action))) return upstream(received);
    const error = token === undefined ? "" : `,error="${tokens.allows(token, repository, "pull") ? "insufficient_scope" : "invalid_token"}"`;
    return Promise.resolve(unauthorized(`Bearer realm="${realm()}",service="${tokens.service}",scope="repository:${repository}:${actions.join(",")}"${error}`));
  };
}

const tokenOf = ({ headers: { authorization = "" } }: Received): string | undefined => /^Bearer (.+)$/.exec(authorization)?.[1];
