export declare const SQS_BODY: string;
/** How much is in the answers that may grow: attributes of the item, keys of the listing. */
export interface FixtureSizes {
  readonly attributes?: number;
  readonly keys?: number;
}
/** Writes the replies the stub serves. */
export declare function writeFixtures(folder: string, sizes?: FixtureSizes): void;
