package dev.holdfast.adapters.http.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Puts TLS over sockets that were accepted, and has each handshake watched. */
final class WatchedSockets extends SSLSocketFactory {
  private final SSLSocketFactory sockets;
  private final Handshakes handshakes;

  WatchedSockets(SSLSocketFactory sockets, Handshakes handshakes) {
    this.sockets = sockets;
    this.handshakes = handshakes;
  }

  /** How Helidon makes them, just before it begins the handshake on the same thread. */
  @Override
  public Socket createSocket(Socket accepted, @Nullable InputStream consumed, boolean closes)
      throws IOException {
    handshakes.begins(accepted);
    return sockets.createSocket(accepted, consumed, closes);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean closes) {
    throw outgoing();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw outgoing();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw outgoing();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw outgoing();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw outgoing();
  }

  private static UnsupportedOperationException outgoing() {
    return new UnsupportedOperationException("A server connects to nobody");
  }
}
