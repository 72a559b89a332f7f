package dev.holdfast.bootstrap.secret;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a key and a certificate that it signs itself, good for this machine's names. */
final class SelfSigned {
  /** As long as browsers take one. */
  private static final Duration LIFETIME = Duration.ofDays(397);

  /** A client whose clock is a little behind is not turned away. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

  private static final int SERIAL_BITS = 120;

  private SelfSigned() {}

  /** Both in PEM form, the key first. */
  static byte[] pem(String hostName, Instant now, SecureRandom chance) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), chance);
      KeyPair keys = generator.generateKeyPair();
      StringWriter text = new StringWriter();
      try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
        writer.writeObject(new JcaPKCS8Generator(keys.getPrivate(), null));
        writer.writeObject(certificate(keys, hostName, now, chance));
      }
      return text.toString().getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("Every Java runtime can make an EC key", e);
    }
  }

  private static X509CertificateHolder certificate(
      KeyPair keys, String hostName, Instant now, SecureRandom chance)
      throws IOException, OperatorCreationException {
    var name = new X500NameBuilder().addRDN(BCStyle.CN, "Holdfast").build();
    return new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, chance).add(BigInteger.ONE),
            Date.from(now.minus(CLOCK_DIFFERENCE)),
            Date.from(now.plus(LIFETIME)),
            name,
            keys.getPublic())
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.subjectAlternativeName, false, names(hostName))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  private static GeneralNames names(String hostName) {
    List<GeneralName> addresses =
        List.of(
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"));
    Stream<GeneralName> hosts =
        Stream.of("localhost", hostName)
            .distinct()
            .map(host -> new GeneralName(GeneralName.dNSName, host));
    return new GeneralNames(Stream.concat(hosts, addresses.stream()).toArray(GeneralName[]::new));
  }
}
