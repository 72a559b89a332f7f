package dev.holdfast.adapters.storage.os;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may do what with a file: nobody but the owner, ever. */
public enum Access {
  /** 0600: for files that are written once and kept secret. */
  OWNER("rw-------"),
  /** 0400: for stored files, as restic leaves them; guards against slips, not against the owner. */
  OWNER_READS("r--------"),
  /** 0700: for folders. */
  OWNER_FOLDER("rwx------");

  private final String permissions;

  Access(String permissions) {
    this.permissions = permissions;
  }

  Set<PosixFilePermission> permissions() {
    return PosixFilePermissions.fromString(permissions);
  }

  FileAttribute<Set<PosixFilePermission>> attribute() {
    return PosixFilePermissions.asFileAttribute(permissions());
  }
}
