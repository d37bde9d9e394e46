/** What the resources of EC2 have beside their model. */
export { serviceTags, tagDeletion, type ServiceTags, type TagDeletion } from "../../ec2/tags.ts";
