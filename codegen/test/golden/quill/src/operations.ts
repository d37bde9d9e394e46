// Generated from models/quill/2025-09-09/service-2.json. Do not edit: run `pnpm generate quill`.
import { operation, type Operation, type Reply } from "@boto3/core/codegen/v1";

/**
 * Write. Returns nothing but `ResponseMetadata`.
 * @see https://docs.aws.amazon.com/goto/WebAPI/quill-2025-09-09/Write
 */
export const write: Operation<{}, Reply> =
  /*#__PURE__*/ operation("Write", "POST /");
