package dev.holdfast.adapters.http.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.identity.Tokens.Verdict;
import dev.holdfast.adapters.http.support.FakeClients;
import dev.holdfast.testkit.fake.FakeClock;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T10:00:00Z"));
  private Tokens tokens;
  private VerifiedTokens verified;

  @BeforeEach
  void start() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    tokens =
        new Tokens(
            (RSAPrivateKey) pair.getPrivate(),
            (RSAPublicKey) pair.getPublic(),
            "holdfast",
            Duration.ofMinutes(10),
            clock,
            new Random(1));
    verified = new VerifiedTokens(tokens, clock, 5);
  }

  @Test
  void token_isRemembered() {
    String token = tokens.issue(FakeClients.PRINCIPAL).text();

    Verdict first = verified.verify(token);
    Verdict second = verified.verify(token);

    assertThat(first).isInstanceOf(Verdict.Good.class);
    assertThat(second).isSameAs(first);
    assertThat(((Verdict.Good) first).principal()).isEqualTo(FakeClients.PRINCIPAL);
  }

  @Test
  void rememberedToken_expiresAllTheSame() {
    String token = tokens.issue(FakeClients.PRINCIPAL).text();
    verified.verify(token);

    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(verified.verify(token)).isInstanceOf(Verdict.Good.class);

    clock.advance(Duration.ofMillis(1));
    assertThat(verified.verify(token)).isEqualTo(new Verdict.Bad("JWT is expired"));
  }

  @Test
  void badToken_isNotRemembered() {
    verified.verify("bad");

    assertThat(verified.size()).isZero();
  }

  @Test
  void memory_isBounded() {
    for (int i = 0; i < 20; i++) {
      verified.verify(tokens.issue(FakeClients.PRINCIPAL).text());
    }

    assertThat(verified.size()).isBetween(5, 10);
  }
}
