package dev.holdfast.adapters.http.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.adapters.http.HttpSettings;
import dev.holdfast.domain.identity.Privilege;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Tokens that the server would give, and some that it never would. */
public final class TestTokens {
  private TestTokens() {}

  /** A token as the server gives it. */
  public static String good(Instant now) {
    return signed(claims(now).build(), TestEdge.KEY);
  }

  /** The claims of a good token. */
  public static JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(HttpSettings.ISSUER_DEFAULT)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofDays(300))))
        .jwtID("0123456789abcdef")
        .claim("tenant_id", "default")
        .claim("org", "default")
        .claim("client_id", FakeClients.ID)
        .claim("user_name", "Admin")
        .claim("scope", List.of("sp:config-backup:manage", "sp:config-backup:read"))
        .claim("privileges", Privilege.ALL.stream().map(Privilege::name).sorted().toList());
  }

  /** Claims signed with a key in PKCS #8 form, under the name of the server's own key. */
  public static String signed(JWTClaimsSet claims, byte[] pkcs8) {
    return signed(JWSAlgorithm.RS256, claims, new RSASSASigner(privateKey(pkcs8)));
  }

  /** Claims signed in any way, under the name of the server's own key. */
  public static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims, JWSSigner signer) {
    try {
      String keyId = new RSAKey.Builder(publicKey()).build().computeThumbprint().toString();
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static RSAPublicKey publicKey() {
    RSAPrivateCrtKey key = privateKey(TestEdge.KEY);
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAPrivateCrtKey privateKey(byte[] pkcs8) {
    try {
      return (RSAPrivateCrtKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
