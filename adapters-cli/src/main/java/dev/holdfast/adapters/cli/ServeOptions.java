package dev.holdfast.adapters.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code holdfast serve} was asked for: each option as given, or its default.
 *
 * @param data the folder of everything that the server keeps
 * @param host the name or address to listen on
 * @param port the TCP port to listen on; 0 takes any that is free
 * @param uploadBytesMax how long an uploaded file may be
 * @param uploadsMax how many uploads a tenant may have
 * @param tokenLifetime how long a token is good
 * @param workers how many jobs are worked on at once
 * @param scripts the folder of scripts that may be run; null for none
 * @param pruneDelay from the removal of a snapshot to the prune of its repository
 * @param archivesBytesMax how much the archives of all downloads may take together
 * @param archivesKept how long the archive of a download can be fetched
 * @param tls whether and how it speaks TLS
 * @param logLevel what is logged: this and what is graver
 */
public record ServeOptions(
    Path data,
    String host,
    int port,
    long uploadBytesMax,
    int uploadsMax,
    Duration tokenLifetime,
    int workers,
    @Nullable Path scripts,
    Duration pruneDelay,
    long archivesBytesMax,
    Duration archivesKept,
    Tls tls,
    System.Logger.Level logLevel) {

  /** What a server is asked to do about TLS. */
  public sealed interface Tls {
    /** Plain HTTP. */
    record None() implements Tls {}

    /** A key and a certificate that the server makes for itself. */
    record SelfSigned() implements Tls {}

    /** Those of these PEM files. */
    record Files(Path certificate, Path key) implements Tls {}
  }
}
