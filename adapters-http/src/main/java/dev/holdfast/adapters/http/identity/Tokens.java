package dev.holdfast.adapters.http.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.tenant.TenantId;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes tokens, and checks them; safe for several threads at once. */
public final class Tokens {
  /** How far the clock may have been put back since a token was made. */
  private static final Duration CLOCK_STEP_MAX = Duration.ofSeconds(30);

  private final String keyId;
  private final RSASSASigner signer;
  private final RSASSAVerifier verifier;
  private final String issuer;
  private final Duration lifetime;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public Tokens(
      RSAPrivateKey privateKey,
      RSAPublicKey publicKey,
      String issuer,
      Duration lifetime,
      InstantSource clock,
      RandomGenerator chance) {
    this.keyId = keyId(publicKey);
    this.signer = new RSASSASigner(privateKey);
    this.verifier = new RSASSAVerifier(publicKey);
    this.issuer = issuer;
    this.lifetime = lifetime;
    this.clock = clock;
    this.chance = chance;
  }

  /** What a check finds. */
  sealed interface Verdict {
    /** The token is good until it expires. */
    record Good(Principal principal, Instant expires) implements Verdict {}

    /**
     * It is not.
     *
     * @param reason the end of a sentence
     */
    record Bad(String reason) implements Verdict {}
  }

  IssuedToken issue(Principal principal) {
    return issue(principal, lifetime);
  }

  /** One that is good for another time than the usual. */
  IssuedToken issue(Principal principal, Duration itsLifetime) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expires = now.plus(itsLifetime);
    String id =
        HexFormat.of().toHexDigits(chance.nextLong())
            + HexFormat.of().toHexDigits(chance.nextLong());
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expires))
            .jwtID(id)
            .claim(Claims.TENANT, principal.tenant().value())
            .claim(Claims.ORG, principal.tenant().value())
            .claim(Claims.CLIENT, principal.client().value())
            .claim(Claims.USER_NAME, principal.name())
            .claim(Claims.SCOPE, principal.scopes().stream().map(Scope::value).sorted().toList())
            .claim(
                Claims.PRIVILEGES,
                principal.privileges().stream().sorted().map(Privilege::name).toList())
            .build();
    return new IssuedToken(principal, signed(claims), id, expires, itsLifetime.toSeconds());
  }

  /** Looks at everything about a token: its signature is checked, which takes some 60 us. */
  Verdict verify(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
        return new Verdict.Bad("JWT is not signed as this server signs");
      }
      if (!keyId.equals(token.getHeader().getKeyID()) || !token.verify(verifier)) {
        return new Verdict.Bad("JWT signature is not valid");
      }
      return claimed(token.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return new Verdict.Bad("JWT is malformed");
    }
  }

  private Verdict claimed(JWTClaimsSet claims) throws ParseException {
    Instant now = clock.instant();
    if (!issuer.equals(claims.getIssuer())) {
      return new Verdict.Bad("JWT is from another issuer");
    }
    Date expires = claims.getExpirationTime();
    if (expires == null || !expires.toInstant().isAfter(now)) {
      return new Verdict.Bad("JWT is expired");
    }
    if (isAhead(claims.getIssueTime(), now) || isAhead(claims.getNotBeforeTime(), now)) {
      return new Verdict.Bad("JWT is not valid yet");
    }
    return new Verdict.Good(principal(claims), expires.toInstant());
  }

  private static boolean isAhead(Date time, Instant now) {
    return time != null && time.toInstant().isAfter(now.plus(CLOCK_STEP_MAX));
  }

  private static Principal principal(JWTClaimsSet claims) throws ParseException {
    return new Principal(
        new TenantId(required(claims, Claims.TENANT)),
        new ClientId(required(claims, Claims.CLIENT)),
        required(claims, Claims.USER_NAME),
        scopes(claims.getStringListClaim(Claims.SCOPE)),
        privileges(claims.getStringListClaim(Claims.PRIVILEGES)));
  }

  private static String required(JWTClaimsSet claims, String name) throws ParseException {
    String value = claims.getStringClaim(name);
    if (value == null) {
      throw new ParseException("The claim " + name + " is missing", 0);
    }
    return value;
  }

  private static Set<Scope> scopes(List<String> scopes) {
    return scopes == null
        ? Set.of()
        : scopes.stream().map(Scope::new).collect(Collectors.toUnmodifiableSet());
  }

  /** A token from before there were privileges carries none. */
  private static Set<Privilege> privileges(List<String> privileges) {
    return privileges == null
        ? Set.of()
        : privileges.stream().map(Privilege::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  private String signed(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).type(JOSEObjectType.JWT).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("The token key can't sign", e);
    }
    return token.serialize();
  }

  private static String keyId(RSAPublicKey publicKey) {
    try {
      return new RSAKey.Builder(publicKey).build().computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** Names of claims, as the published API has them. */
  private static final class Claims {
    static final String TENANT = "tenant_id";
    static final String ORG = "org";
    static final String CLIENT = "client_id";
    static final String USER_NAME = "user_name";
    static final String SCOPE = "scope";

    /** Ours alone; the published API has no such claim. */
    static final String PRIVILEGES = "privileges";
  }
}
