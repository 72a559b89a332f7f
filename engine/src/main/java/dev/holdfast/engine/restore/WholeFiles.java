package dev.holdfast.engine.restore;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.NodeName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Has each file bear its name only when it is whole and has its attributes. Until then it lies in
 * the same directory under another name, which begins with {@link #prefix}; and what is to be
 * replaced is there until then. So whoever looks, at whatever moment, sees a file as it was before
 * or as it is to be.
 *
 * <p>A restore that ends takes the names away that it has given out, however it ends. One that is
 * killed leaves some; the same restore run again, with the same mark, takes those away that it
 * meets.
 *
 * @param mark sets the names of this restore apart from those of others: 1 to {@value
 *     #MARK_CHARS_MAX} lower-case letters, digits and dashes
 * @param isRetry whether a try before may have brought files back. Where a rule would keep a file,
 *     its content is compared then: one that is right counts as brought back, and one that has the
 *     time of the snapshot's but not all of its content has lost it when the machine went down, and
 *     is replaced; others are kept
 */
public record WholeFiles(String mark, boolean isRetry) {
  public static final int MARK_CHARS_MAX = 64;

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1," + MARK_CHARS_MAX + "}");

  /** 128 bits: nobody can choose two names of one directory that would get in each other's way. */
  private static final int HASH_BYTES = 16;

  /** So that the whole has at most 143 bytes, which is what the strictest file systems take. */
  private static final int OWN_NAME_BYTES_MAX = 64;

  private static final String OWN = "n-";
  private static final String HASHED = "h-";

  public WholeFiles {
    if (!FORM.matcher(mark).matches()) {
      throw new IllegalArgumentException("\"" + mark + "\" is no mark of a restore");
    }
  }

  /** How the names of files begin that are not whole. */
  public String prefix() {
    return ".holdfast-" + mark + "-";
  }

  /** What a file is called until it is whole: by its own name, or by a hash of one that is long. */
  NodeName unfinished(NodeName name) {
    ByteString own = name.raw();
    if (own.length() > OWN_NAME_BYTES_MAX) {
      byte[] hash = sha256().digest(own.bytes());
      return named(HASHED + HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES)));
    }
    byte[] beginning = (prefix() + OWN).getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(beginning, beginning.length + own.length());
    own.copyTo(bytes, beginning.length);
    return new NodeName(ByteString.of(bytes));
  }

  private NodeName named(String end) {
    return new NodeName(ByteString.of((prefix() + end).getBytes(StandardCharsets.US_ASCII)));
  }

  /** Whether a name is one of a file that is not whole. */
  public boolean isUnfinished(NodeName name) {
    return name.toString().startsWith(prefix());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
