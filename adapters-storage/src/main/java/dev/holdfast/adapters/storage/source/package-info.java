/**
 * The server's own machine as a source of backups: what may be read, what is read, and what the
 * machine says about itself.
 *
 * <p>What must stay true: whoever uses the API is not root. A path counts by where it leads once
 * its links are resolved; what is opened then is opened name by name through no link, so that
 * nobody can put another thing in its place; the server's own data is recognised by what it is and
 * not by its path, whichever mount shows it.
 */
@NullMarked
package dev.holdfast.adapters.storage.source;

import org.jspecify.annotations.NullMarked;
