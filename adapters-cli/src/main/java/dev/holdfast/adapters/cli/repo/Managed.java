package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.engine.repository.Repository;

/** A repository that a server looks after: what deletes from it is the server's business. */
final class Managed {

  private Managed() {}

  /**
   * Refuses to work on one.
   *
   * @param instead what is to be done, as a sentence
   */
  static void refuse(Repository repository, String instead) {
    if (repository.isManaged()) {
      throw Failures.wrongInput(
          "A Holdfast server looks after this repository, so nothing is deleted from it here. "
              + instead);
    }
  }
}
