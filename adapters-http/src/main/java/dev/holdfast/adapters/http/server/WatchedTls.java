package dev.holdfast.adapters.http.server;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A context whose sockets tell {@link Handshakes} when their handshake begins. */
final class WatchedTls extends SSLContext {

  WatchedTls(SSLContext tls, Handshakes handshakes) {
    super(new Spi(tls, handshakes), tls.getProvider(), tls.getProtocol());
  }

  /** All but the factory of sockets is the context's own. */
  private static final class Spi extends SSLContextSpi {
    private final SSLContext tls;
    private final Handshakes handshakes;

    private Spi(SSLContext tls, Handshakes handshakes) {
      this.tls = tls;
      this.handshakes = handshakes;
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return new WatchedSockets(tls.getSocketFactory(), handshakes);
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trusted,
        @Nullable SecureRandom chance) {
      throw new UnsupportedOperationException("The context is ready");
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return tls.getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return tls.createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return tls.createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return tls.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return tls.getClientSessionContext();
    }
  }
}
