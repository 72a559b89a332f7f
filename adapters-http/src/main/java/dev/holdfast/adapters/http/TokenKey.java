package dev.holdfast.adapters.http;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** The key that signs tokens and checks them: RSA, kept as PKCS #8. */
public final class TokenKey {
  /** What RFC 7518 section 3.3 demands of RS256 at least; more costs time at each check. */
  private static final int MODULUS_BITS = 2048;

  private final RSAPrivateCrtKey privateKey;
  private final RSAPublicKey publicKey;

  private TokenKey(RSAPrivateCrtKey privateKey, RSAPublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** A fresh key in PKCS #8 form, to be kept sealed. Takes a tenth of a second or more. */
  public static byte[] generate(SecureRandom chance) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(MODULUS_BITS, chance);
      return generator.generateKeyPair().getPrivate().getEncoded();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has RSA", e);
    }
  }

  /**
   * The key of that form.
   *
   * @throws IllegalArgumentException if it is no RSA key of 2048 bits or more in PKCS #8
   */
  public static TokenKey of(byte[] pkcs8) {
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      if (factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey key
          && key.getModulus().bitLength() >= MODULUS_BITS) {
        return new TokenKey(key, publicKey(factory, key.getModulus(), key.getPublicExponent()));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The token key is no RSA key in PKCS #8 form", e);
    }
    throw new IllegalArgumentException(
        "The token key must be an RSA key of " + MODULUS_BITS + " bits or more");
  }

  RSAPrivateCrtKey privateKey() {
    return privateKey;
  }

  RSAPublicKey publicKey() {
    return publicKey;
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "TokenKey";
  }

  private static RSAPublicKey publicKey(KeyFactory factory, BigInteger modulus, BigInteger exponent)
      throws GeneralSecurityException {
    return (RSAPublicKey) factory.generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }
}
