/**
 * The two files that the AWS tools share, sorted into profiles (botocore `configloader.build_profile_map` and
 * `session.full_config`): `[default]` and `[profile name]` of the config file, every section of the credentials file, and
 * `[sso-session name]` and `[services name]`. Where both files have a profile, the credentials file's values win.
 */
import { type IniSection, parseIni, splitHeader } from "./ini-file.ts";

/** What the files say. */
export interface SharedFiles {
  /** Profiles of both files, merged; those of the config file first. */
  readonly profiles: ReadonlyMap<string, IniSection>;
  /** Profiles as the config file alone has them. */
  readonly configProfiles: ReadonlyMap<string, IniSection>;
  /** Profiles as the credentials file alone has them. */
  readonly credentialsProfiles: ReadonlyMap<string, IniSection>;
  readonly ssoSessions: ReadonlyMap<string, IniSection>;
  readonly services: ReadonlyMap<string, IniSection>;
  /** Sections that are nothing of the above, for plugins. */
  readonly otherSections: ReadonlyMap<string, IniSection>;
}

/** A file's path, for errors, and its text; undefined when it does not exist. */
export interface FileText {
  readonly path: string;
  readonly text: string | undefined;
}

/**
 * Sorts the sections of both files.
 *
 * @throws ConfigParseError naming the file that cannot be read
 */
export function readSharedFiles(config: FileText, credentials: FileText): SharedFiles {
  const configProfiles = new Map<string, IniSection>();
  const ssoSessions = new Map<string, IniSection>();
  const services = new Map<string, IniSection>();
  const otherSections = new Map<string, IniSection>();
  for (const [header, section] of parseIni(config.text ?? "", config.path)) {
    const named = header.startsWith("profile")
      ? configProfiles
      : header.startsWith("sso-session")
        ? ssoSessions
        : header.startsWith("services")
          ? services
          : undefined;
    if (named) {
      const words = splitHeader(header);
      if (words?.length === 2) named.set(words[1]!, section);
    } else if (header === "default") configProfiles.set(header, section);
    else otherSections.set(header, section);
  }
  const credentialsProfiles = parseIni(credentials.text ?? "", credentials.path);
  const profiles = new Map(configProfiles);
  for (const [name, section] of credentialsProfiles) profiles.set(name, { ...profiles.get(name), ...section });
  return { profiles, configProfiles, credentialsProfiles, ssoSessions, services, otherSections };
}
