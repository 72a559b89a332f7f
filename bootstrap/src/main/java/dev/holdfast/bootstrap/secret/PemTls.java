package dev.holdfast.bootstrap.secret;

import dev.holdfast.domain.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * Reads a certificate, with the chain behind it, and its key from PEM files; both may be in one.
 * Every failure is an {@link InvalidInputException} that names the file.
 */
public final class PemTls {
  /** A chain of ten certificates is 20 KB; a longer file is the wrong one. */
  private static final int FILE_BYTES_MAX = 1024 * 1024;

  private PemTls() {}

  public static ServerTls read(Path certificateFile, Path keyFile) {
    List<X509Certificate> chain = chain(certificateFile);
    PrivateKey key = key(keyFile);
    if (!KeyMatch.belongs(key, chain.getFirst())) {
      throw wrong(
          "The key in %s does not belong to the first certificate in %s, which must be the server's own."
              .formatted(keyFile, certificateFile));
    }
    return ServerTls.of(key, chain);
  }

  private static List<X509Certificate> chain(Path file) {
    List<X509Certificate> chain = new ArrayList<>();
    for (Object item : items(file)) {
      if (item instanceof X509CertificateHolder holder) {
        chain.add(certificate(holder, file));
      }
    }
    if (chain.isEmpty()) {
      throw wrong(file + " holds no certificate in PEM form (BEGIN CERTIFICATE).");
    }
    return chain;
  }

  private static X509Certificate certificate(X509CertificateHolder holder, Path file) {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (CertificateException e) {
      throw wrong(file + " holds a certificate that can't be read.");
    }
  }

  private static PrivateKey key(Path file) {
    for (Object item : items(file)) {
      Optional<PrivateKeyInfo> found = keyIn(item, file);
      if (found.isPresent()) {
        return key(found.get(), file);
      }
    }
    throw wrong(file + " holds no private key in PEM form (BEGIN PRIVATE KEY).");
  }

  private static Optional<PrivateKeyInfo> keyIn(Object item, Path file) {
    return switch (item) {
      case PrivateKeyInfo info -> Optional.of(info);
      case PEMKeyPair pair -> Optional.of(pair.getPrivateKeyInfo());
      case PKCS8EncryptedPrivateKeyInfo _ -> throw encrypted(file);
      case PEMEncryptedKeyPair _ -> throw encrypted(file);
      default -> Optional.empty();
    };
  }

  private static PrivateKey key(PrivateKeyInfo info, Path file) {
    try {
      return new JcaPEMKeyConverter().getPrivateKey(info);
    } catch (PEMException e) {
      throw wrong(file + " holds a private key of a kind that can't be used.");
    }
  }

  private static List<Object> items(Path file) {
    try (PEMParser parser = new PEMParser(new StringReader(content(file)))) {
      List<Object> items = new ArrayList<>();
      for (Object item = parser.readObject(); item != null; item = parser.readObject()) {
        items.add(item);
      }
      return items;
    } catch (IOException e) {
      throw wrong(file + " is damaged, or no PEM file.");
    }
  }

  private static String content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(FILE_BYTES_MAX + 1);
      if (content.length > FILE_BYTES_MAX) {
        throw wrong(file + " is longer than any PEM file of a server.");
      }
      return new String(content, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw wrong(file + " can't be read; look whether it is there, and at its rights.");
    }
  }

  private static InvalidInputException encrypted(Path file) {
    return wrong(
        "The key in "
            + file
            + " is encrypted, and the server has nobody to ask for its password. Decrypt it with"
            + " \"openssl pkey\" into a file that only the server can read.");
  }

  private static InvalidInputException wrong(String sentence) {
    return new InvalidInputException("tls.file", sentence);
  }
}
