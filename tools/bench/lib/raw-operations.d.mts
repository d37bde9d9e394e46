/** Operations by name, in the order of the tables. */
export declare const OPS: readonly string[];
