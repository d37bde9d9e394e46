// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.

export { service } from "./service.ts";

export { AviaryService } from "./client.ts";

export {
  createBird,
  getBird,
  listBirds,
  delete,
  service as serviceOperation,
  getSong,
  putSong,
  watchBirds,
  converse,
} from "./operations.ts";

export { listBirdsPages } from "./paginators.ts";

export { birdExistsWaiter, birdSingingWaiter } from "./waiters.ts";

export { NoSuchBird, BirdExists, Throttled } from "./errors.ts";

export type {
  CreateBirdRequest,
  CreateBirdResponse,
  Bird,
  BirdInput,
  GetBirdRequest,
  ListBirdsRequest,
  ListBirdsResponse,
  ServiceResponse,
  GetSongResponse,
  PutSongRequest,
  WatchBirdsResponse,
  Sightings,
  SightingsInput,
  Seen,
  SeenInput,
  Lost,
  ConverseRequest,
  Colour,
  ColourInputForm,
  ColourInput,
  ColourInputInput,
  Rgb,
  Nest,
  NestInput,
  DateShape,
  Deep,
  ColourName,
  Mood,
} from "./types.ts";
