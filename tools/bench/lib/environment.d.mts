export declare const BENCH: string;
export declare const WORK: string;
export declare const PEERS: string;
export declare const OURS: string;
export declare const PYTHON: string;
export declare const CREDS: { readonly accessKeyId: string; readonly secretAccessKey: string };
export declare const REGION: string;
export declare function peerImport(name: string): Promise<Record<string, unknown>>;
export declare function cleanEnvironment(): NodeJS.ProcessEnv;
