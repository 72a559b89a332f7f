package dev.holdfast.domain.config;

import java.util.List;

/** A part of a list of backups, and how long the whole is. */
public record BackupPage(List<ConfigBackup> backups, long total) {
  public BackupPage {
    backups = List.copyOf(backups);
  }
}
