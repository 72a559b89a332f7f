package dev.holdfast.adapters.http.support;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A multipart form that is put together part by part. */
public final class Form {
  public static final String BOUNDARY = "----holdfast-test";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Form field(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
  }

  public Form file(String name, String fileName, String content) {
    return part(
        "Content-Disposition: form-data; name=\""
            + name
            + "\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: application/json",
        content);
  }

  /** A part with headers of any kind. */
  public Form part(String headers, String content) {
    return part(headers, content.getBytes(StandardCharsets.UTF_8));
  }

  public Form part(String headers, byte[] content) {
    raw("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n");
    bytes.writeBytes(content);
    return raw("\r\n");
  }

  /** Bytes that belong to no part. */
  public Form raw(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  /** The form with its closing delimiter. */
  public byte[] closed() {
    return raw("--" + BOUNDARY + "--\r\n").open();
  }

  /** The form as it is so far. */
  public byte[] open() {
    return bytes.toByteArray();
  }

  public BodyPublisher body() {
    return BodyPublishers.ofByteArray(closed());
  }
}
