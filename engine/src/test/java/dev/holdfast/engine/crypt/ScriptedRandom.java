package dev.holdfast.engine.crypt;

import java.security.SecureRandom;

/** A random source that gives the bytes it was told, once. */
final class ScriptedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final byte[] script;
  private int at;

  ScriptedRandom(byte[] script) {
    this.script = script.clone();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    System.arraycopy(script, at, bytes, 0, bytes.length);
    at += bytes.length;
  }
}
