import { Agent, request } from "node:http";
import type { Reply, Upstream } from "../../registry/fault-server.js";

/**
 * The way to a real registry, for a {@link FaultServer} before it. The host that was asked stays in the request, so that the registry
 * names itself by the server's.
 * @param url plain HTTP
 */
export function wayTo(url: string): Upstream {
  const agent = new Agent({ keepAlive: true });
  return ({ method, path, query, headers, body }) =>
    new Promise((resolve, reject) => {
      const call = request(`${url}${path}${query}`, { method, headers, agent }, (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("error", reject);
        response.on("end", () => { resolve({ status: response.statusCode ?? 0, headers: endToEnd(response.headers), body: Buffer.concat(pieces) }); });
      });
      call.on("error", reject);
      call.end(body);
    });
}

function endToEnd(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Reply["headers"] {
  const own = ["connection", "keep-alive", "transfer-encoding"];
  return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined && !own.includes(entry[0])));
}
