package dev.holdfast.adapters.http.support;

import dev.holdfast.adapters.http.HttpLimits;

/** The default limits but for one. */
public final class Limits {
  private static final HttpLimits D = HttpLimits.DEFAULT;

  private Limits() {}

  public static HttpLimits withUploadBytes(long bytesMax) {
    return of(D.headBytesMax(), bytesMax, D.requestsMax(), D.uploadsMax());
  }

  public static HttpLimits withRequests(int requestsMax) {
    return of(D.headBytesMax(), D.uploadBytesMax(), requestsMax, D.uploadsMax());
  }

  public static HttpLimits withUploads(int uploadsMax) {
    return of(D.headBytesMax(), D.uploadBytesMax(), D.requestsMax(), uploadsMax);
  }

  private static HttpLimits of(
      int headBytesMax, long uploadBytesMax, int requestsMax, int uploadsMax) {
    return new HttpLimits(
        D.idle(),
        D.head(),
        D.request(),
        D.linger(),
        headBytesMax,
        uploadBytesMax,
        D.connectionsMax(),
        requestsMax,
        uploadsMax);
  }
}
