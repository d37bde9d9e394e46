/** An operation's input of which the resource fills in some members; the caller may still give them. */
export type Filled<Input, Members extends keyof Input> = Omit<Input, Members> & Partial<Pick<Input, Members>>;
