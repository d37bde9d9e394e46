// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import { resourceClass, resourceFamily, type Collection, type Filled, type Resource, type ResourceClass, type ResourceFamily, type WaitOptions, type WaitResult, type WaiterInput } from "@boto3/resources/codegen/v1";
import type { CallOptions, JsonValue, Reply } from "@boto3/core/codegen/v1";
import { AviaryService } from "./client.ts";
import { listBirdsPages } from "./paginators.ts";
import { birdExistsWaiter } from "./waiters.ts";
import type * as types from "./types.ts";

const family: ResourceFamily = /*#__PURE__*/ resourceFamily("aviary", AviaryService, () => [AviaryServiceResource, Bird, DateResource]);

/** Resources of Amazon Aviary Service: where the others are made and listed. */
export interface AviaryServiceResource extends Resource<AviaryService, unknown> {
  /** Calls CreateBird. Returns Bird. */
  createBird(input: types.CreateBirdRequest, options?: CallOptions): Promise<Bird>;
  /** Bird resources, listed by ListBirds. */
  readonly birds: BirdCollection<types.ListBirdsRequest>;
  /** Bird resources, listed by ListBirds. */
  readonly redBirds: BirdCollection<types.ListBirdsRequest>;
  /** Bird; nothing is sent. */
  Bird(id: string): Bird;
  Bird(identifiers: { id: string }): Bird;
  /** Date; nothing is sent. */
  Date(birdId: string, day: string): DateResource;
  Date(identifiers: { birdId: string; day: string }): DateResource;
}

/** Resources of Amazon Aviary Service: where the others are made and listed. */
export const AviaryServiceResource: ResourceClass<AviaryServiceResource> = /*#__PURE__*/ resourceClass(family, "ServiceResource", {
  actions: {
    createBird: {
      operation: "CreateBird",
      resource: { type: "Bird", path: "bird", identifiers: [["id", "response", "bird.birdId"]] },
      empty: "map",
    },
  },
  subresources: {
    Bird: { type: "Bird", identifiers: [["id", "input"]] },
    Date: { type: "Date", identifiers: [["birdId", "input"], ["day", "input"]] },
  },
  collections: {
    birds: {
      operation: "ListBirds",
      paginator: listBirdsPages,
      resource: { type: "Bird", path: "birds[]", identifiers: [["id", "response", "birds[].birdId"]] },
    },
    redBirds: {
      operation: "ListBirds",
      params: [["colour", "constant", "red"]],
      paginator: listBirdsPages,
      resource: { type: "Bird", path: "birds[]", identifiers: [["id", "response", "birds[].birdId"]] },
    },
  },
});

/** aviary.Bird: `load()` calls GetBird. */
export interface Bird extends Resource<AviaryService, types.Bird> {
  /** Identifier. */
  readonly id: string;
  /** The same as `id`. */
  readonly birdId: string;
  /** 1 to 64 characters. Pattern: `[a-z*\/]+`. */
  readonly nameAttribute: string | undefined;
  readonly hatched: Date | undefined;
  readonly colour: types.Colour | undefined;
  readonly mateAttribute: types.Bird | undefined;
  /** 1 to 3 items. */
  readonly feathers: (types.ColourName | null)[] | undefined;
  readonly notes: JsonValue | undefined;
  /** @deprecated Moods change. */
  readonly mood: types.Mood | undefined;
  readonly nest: types.Nest | undefined;
  /** Calls GetBird with `birdId` filled in and keeps the data: attributes can be read then. */
  load(input?: Filled<types.GetBirdRequest, "birdId">, options?: CallOptions): Promise<this>;
  /** The same as `load`. */
  reload(input?: Filled<types.GetBirdRequest, "birdId">, options?: CallOptions): Promise<this>;
  /** Calls GetSong with `birdId` filled in. */
  name(input?: Filled<types.GetBirdRequest, "birdId">, options?: CallOptions): Promise<types.GetSongResponse>;
  /** Calls Delete with `birdId` filled in. */
  delete(input?: Filled<types.GetBirdRequest, "birdId">, options?: CallOptions): Promise<Reply>;
  /** Calls PutSong with `birdId` filled in. */
  putSong(input: Filled<types.PutSongRequest, "birdId">, options?: CallOptions): Promise<Reply>;
  /** Bird that the loaded data names. */
  readonly mate: Bird | undefined;
  /** Date; nothing is sent. */
  Date(day: string): DateResource;
  Date(identifiers: { day: string }): DateResource;
  /** Waits: calls GetBird with `birdId` filled in every 5 s, at most 20 times. Loads nothing. */
  waitUntilExists(input?: WaiterInput<Filled<types.GetBirdRequest, "birdId">>, options?: WaitOptions): Promise<WaitResult<Reply<types.Bird>>>;
}

/** aviary.Bird: `load()` calls GetBird. */
export const Bird: ResourceClass<Bird, [id: string]> = /*#__PURE__*/ resourceClass(family, "Bird", {
  identifiers: [{ name: "id", alias: "birdId" }],
  attributes: {
    nameAttribute: "name",
    hatched: "hatched",
    colour: "colour",
    mateAttribute: "mate",
    feathers: "feathers",
    notes: "notes",
    mood: "mood",
    nest: "nest",
  },
  load: { operation: "GetBird", params: [["birdId", "identifier", "id"]] },
  actions: {
    name: { operation: "GetSong", params: [["birdId", "identifier", "id"]] },
    delete: { operation: "Delete", params: [["birdId", "identifier", "id"]] },
    putSong: { operation: "PutSong", params: [["birdId", "identifier", "id"]] },
  },
  batchActions: { delete: { operation: "Delete", params: [["birdId", "identifier", "id"]] } },
  subresources: { Date: { type: "Date", identifiers: [["birdId", "identifier", "id"], ["day", "input"]] } },
  references: { mate: { type: "Bird", identifiers: [["id", "data", "mate.birdId"]] } },
  waiters: { waitUntilExists: { waiter: birdExistsWaiter, params: [["birdId", "identifier", "id"]] } },
});

/** aviary.Date. */
export interface DateResource extends Resource<AviaryService, unknown> {
  /** Identifier. */
  readonly birdId: string;
  /** Identifier. */
  readonly day: string;
}

/** aviary.Date. */
export const DateResource: ResourceClass<DateResource, [birdId: string, day: string]> = /*#__PURE__*/ resourceClass(family, "Date", { identifiers: ["birdId", "day"] });

/** Bird resources, and what can be done with all of them. */
export interface BirdCollection<Input> extends Collection<Bird, Input> {
  /**
   * For every resource of the collection, one call per page.
   * Calls Delete with `birdId` filled in.
   */
  delete(input?: Filled<types.GetBirdRequest, "birdId">, options?: CallOptions): Promise<Array<Reply>>;
}
