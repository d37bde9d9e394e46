/** What the generated package of bedrock-agentcore adds to the common behaviour. */
export { bedrockAgentcore } from "../../../customizations/bedrock-agentcore.ts";
