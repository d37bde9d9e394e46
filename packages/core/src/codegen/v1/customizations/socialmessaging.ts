export { socialmessaging } from "../../../customizations/socialmessaging.ts";
