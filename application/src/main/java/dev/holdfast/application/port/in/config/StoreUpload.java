package dev.holdfast.application.port.in.config;

import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.identity.Principal;
import java.io.InputStream;
import java.util.Optional;

/** Accepts a configuration file: checked while it streams in, durable before this returns. */
public interface StoreUpload {

  /** The parts of an upload, in the order in which they arrive; read once, forwards. */
  interface Parts {
    /**
     * The next part, or empty behind the last one. The content of the part before need not have
     * been read.
     *
     * @throws dev.holdfast.domain.error.InvalidInputException if the body breaks off or is
     *     malformed
     */
    Optional<Part> next();
  }

  /** A part of an upload. */
  sealed interface Part {
    /** The name of the upload. */
    record Name(String value) implements Part {}

    /**
     * The file. Reading it throws {@code InvalidInputException} where the body breaks off, and
     * {@code LimitReachedException} where it is longer than allowed.
     */
    record File(InputStream content) implements Part {}

    /** Something that no upload has; it is passed over, as the published API does. */
    record Unknown(String name) implements Part {}
  }

  /**
   * Stores the parts as a job that is not started, or finds the job that the same client made of
   * the same file under the same name in the last ten minutes: clients repeat their requests.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if a part is missing or comes twice,
   *     the file is no bundle, or the name is empty, too long or taken; nothing is kept then
   * @throws dev.holdfast.domain.error.LimitReachedException if the file is too large, or the tenant
   *     has as many uploads as it may; nothing is kept then
   * @throws dev.holdfast.domain.error.ForbiddenException without the scope to manage backups
   * @throws dev.holdfast.domain.error.UnavailableException if the server can't store it now; the
   *     same request may succeed later
   * @throws java.io.UncheckedIOException if reading a part fails; nothing is kept then
   */
  ConfigBackup store(Principal principal, Parts parts);
}
