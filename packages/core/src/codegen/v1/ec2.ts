/** The ec2 protocol, for services that speak it. */
export { ec2 } from "../../protocols/ec2/index.ts";
