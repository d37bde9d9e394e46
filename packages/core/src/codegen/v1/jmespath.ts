/** All of JMESPath, for expressions of models that use a function the generator does not compile. */
export { compileExpression } from "../../jmespath/compile.ts";
