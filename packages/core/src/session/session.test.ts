import { getBook, isolated, Script, service } from "../../test/invented-service.ts";
import type { BaseClient } from "../client/base-client.ts";
import { clientClass } from "../client/client-class.ts";
import { registerResource, resourceNamed } from "./resource-registry.ts";
import { registerService } from "./service-registry.ts";
import { Session, type SessionOptions } from "./session.ts";

const BookShelf = clientClass<BaseClient & { getBook(input: { Id: string }): Promise<unknown> }>(service, { getBook });

function surroundings(files: Record<string, string> = {}, env: Record<string, string> = {}) {
  const read: string[] = [];
  return {
    read,
    environment: (name: string) => env[name],
    readTextFile: (path: string) => {
      read.push(path);
      return Promise.resolve(files[path]);
    },
  };
}

const FILES = {
  "~/.aws/config": "[default]\nregion = eu-west-1\n[profile dev]\nregion = eu-west-2\n[plain]\nx = 1\n",
  "~/.aws/credentials":
    "[dev]\naws_access_key_id = DEV\naws_secret_access_key = d\n[only-here]\naws_access_key_id = O\naws_secret_access_key = o\n",
};

describe("a session", () => {
  test("gives its clients region, credentials and the files it has read once", async () => {
    const world = surroundings(FILES);
    const session = new Session({ profileName: "dev", surroundings: world });
    const script = new Script({ body: "{}" }, { body: "{}" });
    const options = { transport: script, clock: () => new Date("2026-01-02T03:04:05Z") };
    await session.client(BookShelf, options).getBook({ Id: "1" });
    await session.client(BookShelf, options).getBook({ Id: "1" });
    expect(script.sent[0]!.headers["authorization"]).toContain("Credential=DEV/20260102/eu-west-2/shelf/aws4_request");
    expect(world.read).toEqual(["~/.aws/config", "~/.aws/credentials"]);
  });

  test("arguments of a client win over those of its session", async () => {
    const session = new Session({
      regionName: "eu-west-1",
      awsAccessKeyId: "SESSION",
      awsSecretAccessKey: "s",
      surroundings: surroundings(),
    });
    const script = new Script({ body: "{}" }, { body: "{}" });
    await session.client(BookShelf, { transport: script }).getBook({ Id: "1" });
    await session
      .client(BookShelf, { transport: script, regionName: "us-west-2", awsAccessKeyId: "CLIENT", awsSecretAccessKey: "c" })
      .getBook({ Id: "1" });
    expect(script.sent.map(({ headers }) => /Credential=(\w+)\/\d+\/([\w-]+)/.exec(headers["authorization"]!)?.slice(1))).toEqual(
      [
        ["SESSION", "eu-west-1"],
        ["CLIENT", "us-west-2"],
      ],
    );
  });

  test("knows its profile at once, and its region as soon as that is known", async () => {
    const session = new Session({ surroundings: surroundings(FILES, { AWS_PROFILE: "dev" }) });
    expect(session.profileName).toBe("dev");
    expect(session.regionName).toBeUndefined();
    await session.load();
    expect(session.regionName).toBe("eu-west-2");
    expect(new Session({ surroundings: surroundings() }).profileName).toBe("default");
    expect(new Session({ surroundings: surroundings({}, { AWS_DEFAULT_REGION: "eu-west-3" }) }).regionName).toBe("eu-west-3");
  });

  test("lists the profiles of both files, and no other sections", async () => {
    expect(await new Session({ surroundings: surroundings(FILES) }).availableProfiles()).toEqual(["default", "dev", "only-here"]);
  });

  test("gives its credentials, or nothing", async () => {
    expect(await new Session({ profileName: "dev", surroundings: surroundings(FILES) }).getCredentials()).toMatchObject({
      accessKeyId: "DEV",
      method: "shared-credentials-file",
    });
    expect(await new Session({ surroundings: surroundings() }).getCredentials()).toBeUndefined();
    await expect(new Session({ profileName: "nope", surroundings: surroundings(FILES) }).getCredentials()).rejects.toThrow(
      "The config profile (nope) could not be found",
    );
  });

  test.each<[SessionOptions, string]>([
    [{ awsAccessKeyId: "A" }, "Partial credentials found in explicit, missing: aws_secret_access_key"],
    [{ awsAccountId: "111122223333" }, "Unable to locate credentials"],
    [{ profile_name: "x" } as never, 'Unknown session option "profile_name". Did you mean "profileName"?'],
  ])("refuses %j", (options, message) => {
    expect(() => new Session(options)).toThrow(message);
  });
});

describe("clients by name", () => {
  test("need their registration, which the error explains", () => {
    const session = new Session();
    expect(() => session.client("shelff" as never)).toThrow(
      /^Unknown service: 'shelff'\. No service is registered\. .*import "@boto3\/client-shelff\/register"/,
    );
    registerService("shelf", BookShelf);
    expect(() => session.client("shelff" as never)).toThrow('Registered: shelf. Did you mean "shelf"?');
    expect(session.client("shelf" as never, isolated(new Script()))).toBeInstanceOf(BookShelf);
    expect(session.getAvailableServices()).toEqual(["shelf"]);
  });
});

describe("resources", () => {
  class ShelfResource {
    static readonly className: string = "shelf.ServiceResource";
    readonly options: unknown;

    constructor(options?: unknown) {
      this.options = options;
    }
  }

  test("are made with the session and the options given, by class or by name", () => {
    const session = new Session();
    expect(session.resource(ShelfResource, { regionName: "x" }).options).toEqual({ regionName: "x", session });
    registerResource("shelf", ShelfResource);
    expect(session.resource("shelf" as never)).toBeInstanceOf(ShelfResource);
    expect(session.getAvailableResources()).toEqual(["shelf"]);
  });

  test("take over the handlers of the session, but for a client that was there before", async () => {
    class Shelf {
      static readonly className: string = "shelf.ServiceResource";
      readonly meta: { readonly client: InstanceType<typeof BookShelf> };

      constructor(options: { readonly client?: unknown } = {}) {
        const { client, ...others } = options;
        this.meta = { client: (client as InstanceType<typeof BookShelf> | undefined) ?? new BookShelf(others) };
      }
    }
    const session = new Session();
    const seen: string[] = [];
    session.events.register("before-call.book-shelf.GetBook", () => void seen.push("call"));
    const transport = new Script({ body: "{}" }, { body: "{}" });
    await session.resource(Shelf, isolated(transport)).meta.client.getBook({ Id: "1" });
    const there = new BookShelf(isolated(transport));
    await session.resource(Shelf, { client: there }).meta.client.getBook({ Id: "1" });
    expect(seen).toEqual(["call"]);
  });

  test("need their registration, which boto3's error and ours explain", () => {
    registerService("shelf", BookShelf);
    expect(() => resourceNamed("shelff")).toThrow(
      "The 'shelff' resource does not exist.\nThe available resources are:\n   - shelf\n\nDid you mean \"shelf\"?",
    );
    registerService("lamp", BookShelf);
    expect(() => resourceNamed("lamp")).toThrow("Consider using a boto3.client('lamp') instead of a resource for 'lamp'");
  });
});
