// Generated from models/quill/2025-09-09/service-2.json. Do not edit: run `pnpm generate quill`.

export {};
