/**
 * What the client does with members of inputs: it fills them in, or encodes them. botocore says so in its documentation handlers
 * (HND-63, HND-64, HND-66, HND-67), ours says it in the comment of the member, and a member that is always filled in need not be given.
 */

/** A note on a member of an input. */
export interface MemberNote {
  readonly text: string;
  /** The member may be left out, although the model requires it. */
  readonly isOptional?: boolean;
}

const FILLED_IN: MemberNote = { text: "Filled in when left out." };
const PRESIGNED: MemberNote = { text: "Made by the client when `SourceRegion` is given." };
const KEY_MD5: MemberNote = { text: "Computed from the key when left out." };
const USER_DATA: MemberNote = { text: "The client encodes it in base64; give it as it is." };
const MD5_OF_XML: MemberNote = { text: "Of the XML that the client writes, so leave it out." };

type ByMember = Readonly<Record<string, MemberNote>>;

function each(structures: string, member: string, note: MemberNote): ByMember {
  return Object.fromEntries(structures.split(" ").map((structure) => [`${structure}.${member}`, note]));
}

/** By service id; of each a structure and its member, `*` for every structure. */
const NOTES: Readonly<Record<string, ByMember>> = {
  "Auto Scaling": { "CreateLaunchConfigurationType.UserData": USER_DATA },
  DocDB: each("CopyDBClusterSnapshotMessage CreateDBClusterMessage", "PreSignedUrl", PRESIGNED),
  EC2: {
    "CopySnapshotRequest.DestinationRegion": FILLED_IN,
    "CopySnapshotRequest.PresignedUrl": FILLED_IN,
    "RunInstancesRequest.UserData": USER_DATA,
  },
  Glacier: {
    "*.accountId": { text: "`-` when left out: the account of the credentials.", isOptional: true },
    "CompleteMultipartUploadInput.checksum": {
      text: "The tree hash of the whole archive: `calculateTreeHash` of `@boto3/core`.",
    },
    ...each("UploadArchiveInput UploadMultipartPartInput", "checksum", { text: "Computed when left out." }),
  },
  Lambda: { "UpdateFunctionCodeRequest.ZipFile": { text: "The bytes of the file; the client encodes them in base64." } },
  Neptune: each("CopyDBClusterSnapshotMessage CreateDBClusterMessage", "PreSignedUrl", PRESIGNED),
  RDS: each(
    "CopyDBClusterSnapshotMessage CopyDBSnapshotMessage CreateDBClusterMessage CreateDBInstanceReadReplicaMessage " +
      "StartDBInstanceAutomatedBackupsReplicationMessage",
    "PreSignedUrl",
    PRESIGNED,
  ),
  S3: {
    ...each("CopyObjectRequest UploadPartCopyRequest", "CopySourceSSECustomerKeyMD5", KEY_MD5),
    ...each(
      "CompleteMultipartUploadRequest CopyObjectRequest CreateMultipartUploadRequest GetObjectRequest HeadObjectRequest PutObjectRequest " +
        "SelectObjectContentRequest UploadPartCopyRequest UploadPartRequest",
      "SSECustomerKeyMD5",
      KEY_MD5,
    ),
    ...each(
      "PutBucketAclRequest PutBucketCorsRequest PutBucketLifecycleRequest PutBucketLoggingRequest PutBucketNotificationRequest " +
        "PutBucketPolicyRequest PutBucketReplicationRequest PutBucketRequestPaymentRequest PutBucketTaggingRequest " +
        "PutBucketVersioningRequest PutBucketWebsiteRequest PutObjectAclRequest",
      "ContentMD5",
      MD5_OF_XML,
    ),
  },
};

/** What there is to say of a member of an input. */
export function memberNote(serviceId: string, structure: string, member: string): MemberNote | undefined {
  const notes = NOTES[serviceId];
  return notes?.[`${structure}.${member}`] ?? notes?.[`*.${member}`];
}

/** All rows, for the test that looks for them in the models. */
export function noteRows(): ReadonlyArray<{ readonly serviceId: string; readonly structure: string; readonly member: string }> {
  return Object.entries(NOTES).flatMap(([serviceId, notes]) =>
    Object.keys(notes).map((row) => ({ serviceId, structure: row.split(".")[0]!, member: row.split(".")[1]! })),
  );
}
