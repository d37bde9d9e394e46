/** Copies from another region name it by `SourceRegion`, which the model does not send as such (HND-51). */
import type { Customization } from "../events/hooks.ts";
import { presignedCopies } from "./cross-region-url.ts";

export const rds: Customization = {
  hooks: [
    /*#__PURE__*/ presignedCopies([
      "CopyDBClusterSnapshot",
      "CreateDBCluster",
      "CopyDBSnapshot",
      "CreateDBInstanceReadReplica",
      "StartDBInstanceAutomatedBackupsReplication",
    ]),
  ],
};
