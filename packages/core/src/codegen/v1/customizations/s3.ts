/** What the generated package of s3 adds to the common behaviour, and to single operations. */
export {
  contentMd5Hooks,
  copySourceHooks,
  customerKeyHooks,
  expiresHooks,
  lineEndHooks,
  listEncodingHooks,
  locationHooks,
  metadataHooks,
  s3,
  uploadHooks,
} from "../../../customizations/s3.ts";
