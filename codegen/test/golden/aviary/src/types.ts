// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import type { BlobInput, JsonValue, LongInput, OpenTaggedUnion, Reply, StreamingBlobInput, StreamingBody, TaggedUnion, TimestampInput } from "@boto3/core/codegen/v1";

export interface CreateBirdRequest {
  /** Required. 1 to 64 characters. Pattern: `[a-z*\/]+`. */
  name: string;
  /** Idempotency token: a random one is sent when left out. */
  clientToken?: string | undefined;
  hatched?: TimestampInput | undefined;
  /** 1 to 3 items. */
  feathers?: (ColourName | null)[] | undefined;
  colour?: ColourInputForm | undefined;
  notes?: JsonValue | undefined;
  /** 0 to 120. */
  age?: LongInput | undefined;
  /** At most 10 entries. */
  tags?: { [key: string]: string } | undefined;
  /** At most 1024 bytes. */
  portrait?: BlobInput | undefined;
}

export interface CreateBirdResponse extends Reply {
  /** Required. */
  bird: Bird;
}

export interface Bird {
  /** Required. At least 1 character. */
  birdId: string;
  /** 1 to 64 characters. Pattern: `[a-z*\/]+`. */
  name?: string | undefined;
  hatched?: Date | undefined;
  colour?: Colour | undefined;
  mate?: Bird | undefined;
  /** 1 to 3 items. */
  feathers?: (ColourName | null)[] | undefined;
  notes?: JsonValue | undefined;
  /** @deprecated Moods change. */
  mood?: Mood | undefined;
  nest?: Nest | undefined;
}

export interface BirdInput {
  /** Required. At least 1 character. */
  birdId: string;
  /** 1 to 64 characters. Pattern: `[a-z*\/]+`. */
  name?: string | undefined;
  hatched?: TimestampInput | undefined;
  colour?: ColourInputForm | undefined;
  mate?: BirdInput | undefined;
  /** 1 to 3 items. */
  feathers?: (ColourName | null)[] | undefined;
  notes?: JsonValue | undefined;
  /** @deprecated Moods change. */
  mood?: Mood | undefined;
  nest?: NestInput | undefined;
}

export interface GetBirdRequest {
  /** Required. At least 1 character. */
  birdId: string;
}

export interface ListBirdsRequest {
  /** 1 to 100. */
  maxResults?: number | undefined;
  nextToken?: string | undefined;
  colour?: ColourInputForm | undefined;
}

export interface ListBirdsResponse extends Reply {
  /** At most 50 items. */
  birds?: Bird[] | undefined;
  nextToken?: string | undefined;
  truncated?: boolean | undefined;
  counts?: { [key: string]: number } | undefined;
}

export interface ServiceResponse extends Reply {
  status?: number | undefined;
  extra?: JsonValue | undefined;
}

export interface GetSongResponse extends Reply {
  song: StreamingBody;
  /** @deprecated Moods change. */
  mode?: Mood | undefined;
}

export interface PutSongRequest {
  /** Required. At least 1 character. */
  birdId: string;
  /** Required. */
  song: StreamingBlobInput;
}

export interface WatchBirdsResponse extends Reply {
  sightings: AsyncIterable<Sightings>;
}

export type Sightings = OpenTaggedUnion<{
  seen: Seen;
  lost: Lost;
}>;

export type SightingsInput = TaggedUnion<{
  seen: SeenInput;
  lost: Lost;
}>;

export interface Seen {
  bird?: Bird | undefined;
  at?: Date | undefined;
}

export interface SeenInput {
  bird?: BirdInput | undefined;
  at?: TimestampInput | undefined;
}

export interface Lost {}

export interface ConverseRequest {
  body?: AsyncIterable<SightingsInput> | undefined;
}

export type Colour = OpenTaggedUnion<{
  rgb: Rgb;
  name: ColourName;
  pattern: Uint8Array;
}>;

export type ColourInputForm = TaggedUnion<{
  rgb: Rgb;
  name: ColourName;
  pattern: BlobInput;
}>;

export interface ColourInput {
  swatch?: Uint8Array | undefined;
}

export interface ColourInputInput {
  swatch?: BlobInput | undefined;
}

export interface Rgb {
  /** Required. 0 to 255. */
  r: number;
  /** Required. 0 to 255. */
  g: number;
  /** Required. 0 to 255. */
  b: number;
}

export interface Nest {
  Date?: DateShape | undefined;
  Swatches?: ColourInput[] | undefined;
  Height?: number | undefined;
  Deep?: Deep | undefined;
}

export interface NestInput {
  Date?: DateShape | undefined;
  Swatches?: ColourInputInput[] | undefined;
  Height?: number | undefined;
  Deep?: Deep | undefined;
}

export interface DateShape {
  day?: number | undefined;
}

export type Deep = Deep[];

export type ColourName = "red" | "green" | "blue-and-yellow" | (string & {});

/** @deprecated Moods change. */
export type Mood = "singing" | "ALARMED" | (string & {});

export interface NoSuchBird {
  /** Required. */
  message: string;
  /** At least 1 character. */
  birdId?: string | undefined;
}

export interface BirdExists {
  message?: string | undefined;
}

export interface Throttled {
  message?: string | undefined;
}
