package dev.holdfast.engine.pack;

/** What a blob holds. The same bytes may be stored once as each type. */
public enum BlobType {
  /** A chunk of a file. */
  DATA("data", 128 << 20),
  /** One directory. */
  TREE("tree", 1 << 30);

  private final String text;
  private final int plainBytesMax;

  BlobType(String text, int plainBytesMax) {
    this.text = text;
    this.plainBytesMax = plainBytesMax;
  }

  /** How index files spell it. */
  public String text() {
    return text;
  }

  /**
   * The longest plaintext that is read or written: for data 16 times what restic's chunker cuts,
   * for trees a directory of about three million names. The format's own end is 4 GiB.
   */
  public int plainBytesMax() {
    return plainBytesMax;
  }
}
