package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.Failures;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts one certificate, whoever signed it and whatever name it bears: whoever knows its
 * fingerprint knows whose it is.
 */
final class Trust extends X509ExtendedTrustManager {
  private static final int SHA256_BYTES = 32;

  private final byte[] fingerprint;

  private Trust(byte[] fingerprint) {
    this.fingerprint = fingerprint;
  }

  /** For connections to servers; those that the system trusts, if there is no fingerprint. */
  static SSLContext of(@Nullable String fingerprint) {
    try {
      if (fingerprint == null) {
        return SSLContext.getDefault();
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trust(parsed(fingerprint))}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no TLS", e);
    }
  }

  private static byte[] parsed(String text) {
    try {
      byte[] bytes =
          HexFormat.of().parseHex(text.strip().replace(":", "").toLowerCase(Locale.ROOT));
      if (bytes.length == SHA256_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Told below, as one of another length.
    }
    throw Failures.wrongUsage(
        "The fingerprint must be a SHA-256, 64 hexadecimal digits, not \"" + text + "\".");
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    byte[] shown;
    try {
      shown = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
    } catch (GeneralSecurityException e) {
      throw new CertificateException("The certificate can't be read", e);
    }
    if (!MessageDigest.isEqual(shown, fingerprint)) {
      throw new CertificateException(
          "the server's certificate has another fingerprint, " + HexFormat.of().formatHex(shown));
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("No clients are trusted here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
