/** The stubs of one client in the order they were added, and the choice of the one that answers a call (botocore `stub.py`). */
import { StubAssertionError, StubResponseError, UnStubbedResponseError } from "../errors/stub.ts";
import type { Reply } from "../client/read-reply.ts";
import { equalValues } from "./equal-values.ts";
import { showValue } from "./show-value.ts";

/** One answer and the call it is for. */
export interface Stub {
  /** API name. */
  readonly operationName: string;
  /** Undefined: any parameters. */
  readonly expectedParams: object | undefined;
  /** How many calls it still answers; may be infinite. */
  remaining: number;
  answer(input: Record<string, unknown>): Reply | Promise<Reply>;
}

const NOTHING_LEFT =
  "Unexpected API Call: A call was made but no additional calls expected. Either the API Call was not stubbed or it was called " +
  "multiple times.";

/** Stubs that wait for their call. */
export class StubQueue {
  readonly #stubs: Stub[] = [];
  readonly #anyOrder: boolean;

  /** @param anyOrder - a call takes the first stub of its operation whose parameters fit, instead of the first of all */
  constructor(anyOrder: boolean) {
    this.#anyOrder = anyOrder;
  }

  add(stub: Stub): void {
    this.#stubs.push(stub);
  }

  clear(): void {
    this.#stubs.length = 0;
  }

  /** Stubs that were not used; those that answer any number of calls do not wait for one. */
  get pending(): Stub[] {
    return this.#stubs.filter((stub) => stub.remaining !== Number.POSITIVE_INFINITY);
  }

  /**
   * Finds the stub of a call without using it up.
   *
   * @throws UnStubbedResponseError when there is none, StubResponseError when it is another operation's turn, StubAssertionError
   * when the parameters are not the expected ones
   */
  find(operationName: string, params: Record<string, unknown>): Stub {
    const own = this.#anyOrder ? this.#stubs.filter((stub) => stub.operationName === operationName) : this.#stubs.slice(0, 1);
    const [first] = own;
    if (!first) throw new UnStubbedResponseError(operationName, NOTHING_LEFT);
    if (first.operationName !== operationName)
      throw new StubResponseError(operationName, `Operation mismatch: found response for ${first.operationName}.`);
    const fitting = own.find(({ expectedParams }) => expectedParams === undefined || equalValues(expectedParams, params));
    if (fitting) return fitting;
    const expected = own.map((stub) => showValue(stub.expectedParams)).join(",\nor:\n");
    throw new StubAssertionError(operationName, `Expected parameters:\n${expected},\nbut received:\n${showValue(params)}`);
  }

  /** Uses a stub up by one call. */
  use(stub: Stub): void {
    stub.remaining -= 1;
    if (stub.remaining <= 0) this.#stubs.splice(this.#stubs.indexOf(stub), 1);
  }
}
