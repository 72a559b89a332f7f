package dev.holdfast.domain.recovery;

/** The name of a {@link RecoveryTask}, by which recoveries are listed. */
public enum RecoveryKind {
  FILES,
  DOWNLOAD,
  VOLUMES;

  public static RecoveryKind of(RecoveryTask task) {
    return switch (task) {
      case RecoveryTask.Files files -> FILES;
      case RecoveryTask.Download download -> DOWNLOAD;
      case RecoveryTask.Volumes volumes -> VOLUMES;
    };
  }
}
