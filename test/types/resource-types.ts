/** What the type checker has to know of resources; this file is checked by `pnpm typecheck` and never run. */
import type { Session } from "@boto3/core";
import type { Instance, EC2Resource, Tag, Vpc } from "@boto3/client-ec2/resource";
import type { DeleteObjectsOutput, GetObjectOutput } from "@boto3/client-s3";
import type { Bucket, MultipartUploadPart, Object as S3Object, ObjectSummary, S3Resource } from "@boto3/client-s3/resource";
import type { Message, Queue } from "@boto3/client-sqs/resource";
import type { Collection } from "@boto3/resources";

/** Whether two types are the same. */
type Same<Left, Right> = (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false;

/** Does not compile for anything but `true`. */
type Is<Answer extends true> = Answer;

/** What a promise or a collection gives. */
type Gives<Value> = Value extends AsyncIterable<infer Item> ? Item : Awaited<Value>;

/** Whether a value is one of the arguments that a function takes first. */
type Takes<Method extends (...args: never[]) => unknown, First> = [First] extends [Parameters<Method>[0]] ? true : false;

export type Checks = [
  // Identifiers are there and cannot be changed; attributes may be absent.
  Is<Same<Pick<Bucket, "name">, { readonly name: string }>>,
  Is<Same<Bucket["creationDate"], Date | undefined>>,
  Is<Same<MultipartUploadPart["partNumber"], number>>,
  Is<Same<Gives<ReturnType<S3Object["load"]>>, S3Object>>,
  // Sub-resources, references, collections.
  Is<Same<ReturnType<ObjectSummary["Object"]>, S3Object>>,
  Is<Same<Instance["vpc"], Vpc | undefined>>,
  Is<Same<Gives<S3Resource["buckets"]>, Bucket>>,
  Is<Bucket["objects"] extends Collection<ObjectSummary> ? true : false>,
  Is<Same<Gives<ReturnType<Bucket["objects"]["filter"]>>, ObjectSummary>>,
  // Actions: what is filled in need not be given, the rest must.
  Is<Takes<S3Object["get"], undefined>>,
  Is<Same<Gives<ReturnType<S3Object["get"]>>, GetObjectOutput>>,
  Is<Takes<Bucket["putObject"], { Key: string }>>,
  Is<Same<Takes<Bucket["putObject"], { Body: string }>, false>>,
  Is<Same<Gives<ReturnType<Queue["receiveMessages"]>>, Message[]>>,
  Is<Same<Gives<ReturnType<EC2Resource["createTags"]>>, Tag[]>>,
  Is<Same<Gives<ReturnType<Bucket["objects"]["delete"]>>, DeleteObjectsOutput[]>>,
  // A session gives the class's instance.
  Is<Same<ReturnType<typeof bySession>, S3Resource>>,
];

declare function bySession(session: Session): S3Resource;
