/**
 * Connectors for clients that use proxies, certificates of their own, or none at all (botocore `httpsession.py`; spec HTT-03, HTT-04).
 * Loaded by `import()` when a setting asks for it.
 */
import { readFile } from "node:fs/promises";
import type { RequestOptions } from "node:http";
import type { Agent } from "node:https";
import type { ConnectionOptions } from "node:tls";
import { InvalidConfigError, InvalidProxiesConfigError } from "../errors/config.ts";
import { HostConnections } from "./host-connections.ts";
import { agentOptions, type Connector } from "./node-connector.ts";
import { tunnelAgent, type NodeModules } from "./node-tunnel.ts";
import { proxyFor, type ProxyRoute } from "./proxy-route.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import type { ClientCertificate, ConnectionSettings } from "./transport.ts";

/** Makes the connectors of one client. */
export class Connectors {
  readonly #modules: NodeModules;
  readonly #settings: ConnectionSettings;
  readonly #hostTls: ConnectionOptions;
  readonly #proxyTls: ConnectionOptions;
  readonly #proxied: Map<string, Connector> = new Map();
  /** Makes connections by TLS without a proxy. */
  #maker: Agent | undefined;

  private constructor(
    modules: NodeModules,
    settings: ConnectionSettings,
    hostTls: ConnectionOptions,
    proxyTls: ConnectionOptions,
  ) {
    this.#modules = modules;
    this.#settings = settings;
    this.#hostTls = hostTls;
    this.#proxyTls = proxyTls;
  }

  /**
   * Reads certificates.
   *
   * @throws InvalidConfigError, InvalidProxiesConfigError for files that cannot be read
   */
  static async create(settings: ConnectionSettings): Promise<Connectors> {
    const { verify, clientCert, proxiesConfig = {} } = settings;
    const { proxyCaBundle, proxyClientCert } = proxiesConfig;
    const host: ConnectionOptions = await tlsOptions(
      typeof verify === "string" ? verify : undefined,
      clientCert,
      InvalidConfigError,
    );
    if (verify === false) host.rejectUnauthorized = false;
    const proxy = await tlsOptions(proxyCaBundle, proxyClientCert, InvalidProxiesConfigError);
    const [http, https, tls] = await Promise.all([import("node:http"), import("node:https"), import("node:tls")]);
    return new Connectors({ http, https, tls }, settings, host, proxy);
  }

  /**
   * What reaches the host of a request; hosts behind the same proxy share its connections.
   *
   * @throws InvalidProxiesConfigError for a proxy address that cannot be used
   */
  connectorFor(request: HttpRequest): Connector {
    const { http, https } = this.#modules;
    const isTls = request.protocol === "https:";
    const proxy = this.#settings.proxies && proxyFor(request, this.#settings.proxies);
    if (!proxy) {
      this.#maker ??= new https.Agent({ ...agentOptions(this.#settings), ...this.#hostTls });
      const maker = isTls ? this.#maker : new http.Agent(agentOptions(this.#settings));
      return {
        connections: new HostConnections(maker, request, this.#settings),
        request: isTls ? https.request : http.request,
      };
    }
    const key = `${request.protocol}${proxy.shownUrl} ${proxy.authorization ?? ""}`;
    let connector = this.#proxied.get(key);
    if (connector === undefined) this.#proxied.set(key, (connector = this.#throughProxy(isTls, proxy)));
    return connector;
  }

  #throughProxy(isTls: boolean, proxy: ProxyRoute): Connector {
    const { shownUrl } = proxy;
    const { http, https } = this.#modules;
    const reachesByTls = proxy.protocol === "https:";
    if (isTls && !(reachesByTls && this.#settings.proxiesConfig?.proxyUseForwardingForHttps)) {
      const options = { ...agentOptions(this.#settings), ...this.#hostTls };
      const tunnels = tunnelAgent(this.#modules, options, proxy, this.#proxyTls);
      return { connections: tunnels, request: https.request, proxy: { shownUrl, tunnels: true } };
    }
    const { Agent, request } = reachesByTls ? https : http;
    const agent = new Agent({ ...agentOptions(this.#settings), ...(reachesByTls && this.#proxyTls) });
    return { connections: agent, request, proxy: { shownUrl, tunnels: false, forward: (plain) => forwarded(plain, proxy) } };
  }
}

/** A request in the form a proxy takes: to its own address, for the whole address of the host. */
function forwarded(options: RequestOptions, proxy: ProxyRoute): RequestOptions {
  const { protocol, hostname, port, path } = options as { protocol: string; hostname: string; port?: number; path: string };
  const [pathOnly, ...query] = path.split("?");
  const name = hostname.includes(":") ? `[${hostname}]` : hostname;
  const target = { protocol, hostname: name, port, path: pathOnly!, query: query.join("?") } as HttpRequest;
  const headers = options.headers as readonly string[];
  return {
    ...options,
    protocol: proxy.protocol,
    hostname: proxy.hostname,
    port: proxy.port,
    path: requestUrl(target),
    headers: proxy.authorization ? [...headers, "proxy-authorization", proxy.authorization] : headers,
  };
}

async function tlsOptions(
  authorities: string | undefined,
  certificate: ClientCertificate | undefined,
  Failure: new (problem: string, options?: ErrorOptions) => Error,
): Promise<ConnectionOptions> {
  const read = async (path: string): Promise<Buffer> => {
    try {
      return await readFile(path);
    } catch (error) {
      throw new Failure(`The certificate file ${path} cannot be read.`, { cause: error });
    }
  };
  const options: ConnectionOptions = {};
  if (authorities !== undefined) options.ca = await read(authorities);
  if (certificate !== undefined) {
    const [certificateFile, keyFile] = typeof certificate === "string" ? [certificate, certificate] : certificate;
    options.cert = await read(certificateFile);
    options.key = await read(keyFile);
  }
  return options;
}
