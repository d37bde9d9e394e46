// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import { operation, type Operation, type Reply } from "@boto3/core/codegen/v1";
import { blobs } from "@boto3/core/codegen/v1/blobs";
import { timestamps } from "@boto3/core/codegen/v1/timestamps";
import { responseChecksum } from "@boto3/core/codegen/v1/response-checksum";
import { streamOutput } from "@boto3/core/codegen/v1/stream-output";
import { requestChecksum } from "@boto3/core/codegen/v1/request-checksum";
import { compression } from "@boto3/core/codegen/v1/compression";
import { streamInput } from "@boto3/core/codegen/v1/stream-input";
import { hostPrefix } from "@boto3/core/codegen/v1/host-prefix";
import { eventStream } from "@boto3/core/codegen/v1/event-stream";
import { eventInput } from "@boto3/core/codegen/v1/event-input";
import type * as types from "./types.ts";

/**
 * CreateBird: raises BirdExists, Throttled. Idempotent.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/CreateBird
 */
export const createBird: Operation<types.CreateBirdRequest, types.CreateBirdResponse> =
  /*#__PURE__*/ operation("CreateBird", "POST /birds", '{"input":{"name!":"s1","clientToken!":{"$":"s","token":true},"hatched":"t","feathers":"#Feathers","colour":"#Colour","notes":"j","age":"l0","tags":["s1","s"],"portrait":"B"},"output":{"bird!":"#Bird"},"shapes":{"Feathers":{"$":["s"],"min":1},"Colour":{"$":{"rgb":{"r!":"i0","g!":"i0","b!":"i0"},"name":"s","pattern":"B*"},"union":"Colour"},"Bird":{"birdId!":"s1","name":"s1","hatched":"t","colour":"#Colour","mate":"#Bird","feathers":"#Feathers","notes":"j","mood":"s","nest":{"Date":{"day":"i"},"Swatches":[{"swatch":"B*"}],"Height":"d","Deep":"#Deep"}},"Deep":["#Deep"]},"retries":["Throttled"]}', { blobs, timestamps });

/**
 * GetBird: raises NoSuchBird.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/GetBird
 */
export const getBird: Operation<types.GetBirdRequest, Reply<types.Bird>> =
  /*#__PURE__*/ operation("GetBird", "GET /birds/{birdId}", '{"input":{"birdId! uri":"s1"},"output":"#Bird","shapes":{"Bird":{"birdId!":"s1","name":"s1","hatched":"t","colour":{"$":{"rgb":{"r!":"i0","g!":"i0","b!":"i0"},"name":"s","pattern":"B*"},"union":"Colour"},"mate":"#Bird","feathers":{"$":["s"],"min":1},"notes":"j","mood":"s","nest":{"Date":{"day":"i"},"Swatches":[{"swatch":"B*"}],"Height":"d","Deep":"#Deep"}},"Deep":["#Deep"]}}', { blobs, timestamps });

/**
 * ListBirds.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/ListBirds
 */
export const listBirds: Operation<types.ListBirdsRequest, types.ListBirdsResponse> =
  /*#__PURE__*/ operation("ListBirds", "GET /birds", '{"input":{"maxResults query:max-results":"i1","nextToken query:next-token":"s","colour header:x-colour":"#Colour"},"output":{"birds":["#Bird"],"nextToken":"s","truncated":"b","counts":["s","l"]},"shapes":{"Colour":{"$":{"rgb":{"r!":"i0","g!":"i0","b!":"i0"},"name":"s","pattern":"B*"},"union":"Colour"},"Bird":{"birdId!":"s1","name":"s1","hatched":"t","colour":"#Colour","mate":"#Bird","feathers":{"$":["s"],"min":1},"notes":"j","mood":"s","nest":{"Date":{"day":"i"},"Swatches":[{"swatch":"B*"}],"Height":"d","Deep":"#Deep"}},"Deep":["#Deep"]}}', { blobs, timestamps });

/**
 * Delete. Returns nothing but `ResponseMetadata`.
 * @deprecated Since 2025-01-01. Use ReleaseBird instead.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/Delete
 */
const delete_: Operation<types.GetBirdRequest, Reply> =
  /*#__PURE__*/ operation("Delete", "DELETE /birds/{birdId}", '{"input":{"birdId! uri":"s1"},"deprecated":true}');

/**
 * Service.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/Service
 */
export const service: Operation<{}, types.ServiceResponse> =
  /*#__PURE__*/ operation("Service", "GET /service", '{"output":{"status status":"i","extra header:x-extra":{"$":"s","json":true}}}', { blobs });

/**
 * GetSong.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/GetSong
 */
export const getSong: Operation<types.GetBirdRequest, types.GetSongResponse> =
  /*#__PURE__*/ operation("GetSong", "GET /birds/{birdId}/song", '{"input":{"birdId! uri":"s1"},"output":{"$":{"song":{"$":"B","streaming":true},"mode header:x-mode":"s"},"payload":"song"},"checksum":{"requestValidationModeMember":"mode","responseAlgorithms":["CRC32"]}}', { responseChecksum, streamOutput });

/**
 * PutSong. Returns nothing but `ResponseMetadata`.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/PutSong
 */
export const putSong: Operation<types.PutSongRequest, Reply> =
  /*#__PURE__*/ operation("PutSong", "PUT /birds/{birdId}/song", '{"input":{"$":{"birdId! uri":"s1","song!":{"$":"B","streaming":true}},"payload":"song"},"authtype":"v4-unsigned-body","checksumRequired":true,"compression":["gzip"]}', { requestChecksum, compression, streamInput });

/**
 * WatchBirds.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/WatchBirds
 */
export const watchBirds: Operation<{}, types.WatchBirdsResponse> =
  /*#__PURE__*/ operation("WatchBirds", "POST /watch", '{"output":{"$":{"sightings":{"$":{"seen":{"bird":{"$":"#Bird","eventpayload":true},"at":{"$":"t","eventheader":true}},"lost":{},"failure":{"message!":"s","birdId":"s1"}},"eventstream":true}},"payload":"sightings"},"shapes":{"Bird":{"birdId!":"s1","name":"s1","hatched":"t","colour":{"$":{"rgb":{"r!":"i0","g!":"i0","b!":"i0"},"name":"s","pattern":"B*"},"union":"Colour"},"mate":"#Bird","feathers":{"$":["s"],"min":1},"notes":"j","mood":"s","nest":{"Date":{"day":"i"},"Swatches":[{"swatch":"B*"}],"Height":"d","Deep":"#Deep"}},"Deep":["#Deep"]},"hostPrefix":"watch."}', { blobs, timestamps, hostPrefix, eventStream });

/**
 * Converse. Returns nothing but `ResponseMetadata`.
 * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/Converse
 */
export const converse: Operation<types.ConverseRequest, Reply> =
  /*#__PURE__*/ operation("Converse", "POST /converse", '{"input":{"$":{"body":{"$":{"seen":{"bird":{"$":"#Bird","eventpayload":true},"at":{"$":"t","eventheader":true}},"lost":{},"failure":{"message!":"s","birdId":"s1"}},"eventstream":true}},"payload":"body"},"shapes":{"Bird":{"birdId!":"s1","name":"s1","hatched":"t","colour":{"$":{"rgb":{"r!":"i0","g!":"i0","b!":"i0"},"name":"s","pattern":"B*"},"union":"Colour"},"mate":"#Bird","feathers":{"$":["s"],"min":1},"notes":"j","mood":"s","nest":{"Date":{"day":"i"},"Swatches":[{"swatch":"B*"}],"Height":"d","Deep":"#Deep"}},"Deep":["#Deep"]}}', { blobs, timestamps, eventInput });

export { delete_ as delete };
