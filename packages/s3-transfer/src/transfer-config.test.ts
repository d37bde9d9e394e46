import { resolveTransferConfig, TransferConfig } from "./transfer-config.ts";

describe("TransferConfig", () => {
  test("has boto3's defaults", () => {
    expect({ ...new TransferConfig() }).toMatchObject({
      multipartThreshold: 8_388_608,
      multipartChunksize: 8_388_608,
      maxRequestConcurrency: 10,
      numDownloadAttempts: 5,
      maxIoQueueSize: 100,
      ioChunksize: 262_144,
      useThreads: true,
      maxBandwidth: null,
      preferredTransferClient: "auto",
    });
  });

  test("knows both names of a setting", () => {
    const config = new TransferConfig({ maxConcurrency: 3, maxIoQueue: 7 });
    expect([config.maxRequestConcurrency, config.maxIoQueueSize]).toEqual([3, 7]);
    config.maxConcurrency = 4;
    expect(config.requestConcurrency).toBe(4);
    config.useThreads = false;
    expect(config.requestConcurrency).toBe(1);
  });

  test.each([{ multipartChunksize: 0 }, { maxConcurrency: -1 }, { maxBandwidth: 0 }, { numDownloadAttempts: Number.NaN }])(
    "refuses %j",
    (options) => {
      expect(() => new TransferConfig(options)).toThrow(/must be greater than 0/);
    },
  );

  test("refuses names it does not know", () => {
    const misspelt = { maxConcurency: 3 } as object;
    expect(() => resolveTransferConfig(misspelt)).toThrow(/Unknown TransferConfig option "maxConcurency"/);
  });

  test("tells what was chosen from what is a default", () => {
    const config = new TransferConfig({ maxConcurrency: 10, ioChunksize: undefined });
    expect([config.isSet("maxConcurrency"), config.isSet("maxRequestConcurrency")]).toEqual([true, true]);
    expect([config.isSet("ioChunksize"), config.isSet("maxBandwidth"), config.isSet("useThreads")]).toEqual([
      false,
      false,
      false,
    ]);
    config.maxIoQueue = 7;
    config.useThreads = false;
    expect([config.isSet("maxIoQueue"), config.isSet("useThreads"), config.isSet("multipartChunksize")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
