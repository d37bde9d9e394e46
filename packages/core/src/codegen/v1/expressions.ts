/** What expressions of models are made of, once the generator has compiled them. */
export { and, compare, field, filter, flatten, index, isTrue, length, or, project, values } from "../../jmespath/operators.ts";
