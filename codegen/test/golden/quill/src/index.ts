// Generated from models/quill/2025-09-09/service-2.json. Do not edit: run `pnpm generate quill`.

export { service } from "./service.ts";

export { QuillService } from "./client.ts";

export { write } from "./operations.ts";
