/** The checksum of every reply, for services that send one. */
export { checkCrc32 } from "../../checksums/reply-crc32.ts";
