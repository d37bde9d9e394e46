/** For tests of credentials: invented machines and fakes on 127.0.0.1 that go away after each test, and what stands in many of them. */
import type { FakeReply, FakeServer, Received } from "./fake-server.ts";
import { startFake } from "./fake-server.ts";
import { machine, type Machine, type World } from "./credential-world.ts";

/** An hour after the noon of invented machines. */
export const LATER = "2026-01-02T13:00:00Z";
/** Keys of a profile. */
export const KEYS = "aws_access_key_id = BASE\naws_secret_access_key = basesecret\n";
const opened: Machine[] = [];
const servers: FakeServer[] = [];

afterEach(async () => {
  for (const place of opened.splice(0)) place.remove();
  for (const server of servers.splice(0)) await server.close();
});

/** A machine that is removed after the test. */
export function on(world: World): Machine {
  const place = machine(world);
  opened.push(place);
  return place;
}

/** A server that is closed after the test. */
export async function fake(answer: (request: Received, count: number) => FakeReply | Promise<FakeReply>): Promise<FakeServer> {
  const server = await startFake(answer);
  servers.push(server);
  return server;
}

/** What STS answers, numbered. */
export function roleReply(count: number, expiration = LATER, operation = "AssumeRole"): FakeReply {
  return [
    200,
    `<${operation}Response><${operation}Result><Credentials><AccessKeyId>ASIA${count}</AccessKeyId><SecretAccessKey>s&amp;${count}</SecretAccessKey>` +
      `<SessionToken>t${count}</SessionToken><Expiration>${expiration}</Expiration></Credentials>` +
      `<AssumedRoleUser><Arn>arn:aws:sts::222233334444:assumed-role/r/s</Arn></AssumedRoleUser></${operation}Result></${operation}Response>`,
  ];
}

/** Where the credentials of a machine come from, and their key. */
export async function found(place: Machine): Promise<[method: string | undefined, key: string | undefined]> {
  const provider = await place.session.getCredentialProvider();
  return [provider?.method, (await provider?.())?.accessKeyId];
}

/** The fields of a form. */
export const parameters = ({ body }: Received): Record<string, string> => Object.fromEntries(new URLSearchParams(body));
