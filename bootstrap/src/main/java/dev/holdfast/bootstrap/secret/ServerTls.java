package dev.holdfast.bootstrap.secret;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a server speaks TLS with.
 *
 * @param certificate its own
 */
public record ServerTls(SSLContext context, X509Certificate certificate) {

  /** Read by the Java runtime when it first makes a connection; a context has no such setting. */
  private static final String NO_SECOND_HANDSHAKE = "jdk.tls.rejectClientInitiatedRenegotiation";

  /**
   * Of a key and the chain of its certificate, the server's own first. From then on no client of
   * this process can have a second handshake on one connection: in TLS 1.2 a stranger could ask for
   * one after another, and each costs the server more than it costs him.
   */
  static ServerTls of(PrivateKey key, List<X509Certificate> chain) {
    System.setProperty(NO_SECOND_HANDSHAKE, "true");
    try {
      char[] noPassword = new char[0];
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("server", key, noPassword, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, noPassword);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return new ServerTls(context, chain.getFirst());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Every Java runtime has TLS and PKCS #12 in memory", e);
    }
  }

  /** The SHA-256 of the certificate, as browsers show it: 32 pairs of hexadecimal digits. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was read can be written", e);
    }
  }
}
