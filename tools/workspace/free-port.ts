/** A port of 127.0.0.1 that nobody listens on, for servers that cannot choose one and tell. */
import { createServer, type AddressInfo } from "node:net";

/** The system chooses; another program may still take the port before the server does. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
