export declare const SQS_BODY: string;
/** Writes the replies the stub serves. */
export declare function writeFixtures(folder: string): void;
