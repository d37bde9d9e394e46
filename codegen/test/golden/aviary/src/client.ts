// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import { clientClass, type CallOptions, type ClientClass, type ClientExceptions, type PaginatingClient, type Reply, type ServiceClient, type WaitingClient } from "@boto3/core/codegen/v1";
import { converse, createBird, delete as delete_, getBird, getSong, listBirds, putSong, service as service_, watchBirds } from "./operations.ts";
import { service } from "./service.ts";
import { paginators, type PaginatorSpellings, type Paginators } from "./paginators.ts";
import { waiters, type WaiterSpellings, type Waiters } from "./waiters.ts";
import type * as types from "./types.ts";
import type * as errors from "./errors.ts";

/** Client of Amazon Aviary Service: a method for every operation. */
export interface AviaryService extends ServiceClient, PaginatingClient<Paginators, PaginatorSpellings>, WaitingClient<Waiters, WaiterSpellings> {
  /** Classes of the modelled errors: `error instanceof client.exceptions.Name`. */
  readonly exceptions: ClientExceptions & typeof errors;
  /**
   * CreateBird: raises BirdExists, Throttled. Idempotent.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/CreateBird
   */
  createBird(input: types.CreateBirdRequest, options?: CallOptions): Promise<types.CreateBirdResponse>;
  /**
   * GetBird: raises NoSuchBird.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/GetBird
   */
  getBird(input: types.GetBirdRequest, options?: CallOptions): Promise<Reply<types.Bird>>;
  /**
   * ListBirds.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/ListBirds
   */
  listBirds(input?: types.ListBirdsRequest, options?: CallOptions): Promise<types.ListBirdsResponse>;
  /**
   * Delete. Returns nothing but `ResponseMetadata`.
   * @deprecated Since 2025-01-01. Use ReleaseBird instead.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/Delete
   */
  delete(input: types.GetBirdRequest, options?: CallOptions): Promise<Reply>;
  /**
   * Service.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/Service
   */
  service(input?: {}, options?: CallOptions): Promise<types.ServiceResponse>;
  /**
   * GetSong.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/GetSong
   */
  getSong(input: types.GetBirdRequest, options?: CallOptions): Promise<types.GetSongResponse>;
  /**
   * PutSong. Returns nothing but `ResponseMetadata`.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/PutSong
   */
  putSong(input: types.PutSongRequest, options?: CallOptions): Promise<Reply>;
  /**
   * WatchBirds.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/WatchBirds
   */
  watchBirds(input?: {}, options?: CallOptions): Promise<types.WatchBirdsResponse>;
  /**
   * Converse. Returns nothing but `ResponseMetadata`.
   * @see https://docs.aws.amazon.com/goto/WebAPI/aviary-2024-05-01/Converse
   */
  converse(input?: types.ConverseRequest, options?: CallOptions): Promise<Reply>;
}

/** Client of Amazon Aviary Service: a method for every operation. */
export const AviaryService: ClientClass<AviaryService> = /*#__PURE__*/ clientClass(service, {
  createBird,
  getBird,
  listBirds,
  delete: delete_,
  service: service_,
  getSong,
  putSong,
  watchBirds,
  converse,
}, undefined, paginators, waiters);
