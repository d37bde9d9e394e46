/** What the generated package of ec2 adds to the common behaviour. */
export { ec2 } from "../../../customizations/ec2.ts";
