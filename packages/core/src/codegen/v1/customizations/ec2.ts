/** What the generated package of ec2 adds to the common behaviour, and to single operations. */
export { consoleOutputHooks, copySnapshotHooks, ec2, userDataHooks } from "../../../customizations/ec2.ts";
