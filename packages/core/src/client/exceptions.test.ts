import { isolated, Script, service } from "../../test/invented-service.ts";
import { ClientError } from "../errors/client-error.ts";
import { createClient } from "./create-client.ts";

describe("client.exceptions", () => {
  const { exceptions } = createClient(service, {}, isolated(new Script()));

  test("has a class for each modelled error, by its name in the model", () => {
    expect(Object.keys(exceptions)).toEqual(["BookNotFound", "ShelfFull", "ClientError", "fromCode"]);
    const error = new exceptions["BookNotFound"]!(
      { Error: { Code: "BookNotFound", Message: "gone" }, ResponseMetadata: {} } as never,
      "GetBook",
    );
    expect(error).toBeInstanceOf(ClientError);
    expect(error.name).toBe("BookNotFound");
  });

  test("finds a class by error code, else the general one", () => {
    expect(exceptions.fromCode("Shelf.Full")).toBe(exceptions["ShelfFull"]);
    expect(exceptions.fromCode("Other")).toBe(ClientError);
    expect(exceptions.fromCode("toString")).toBe(ClientError);
  });

  test("lists the valid names for an unknown one", () => {
    expect(() => exceptions["BookNotFond"]).toThrow(
      'BookShelf has no exception "BookNotFond". Did you mean "BookNotFound"? Valid exceptions are: BookNotFound, ShelfFull.',
    );
  });
});
