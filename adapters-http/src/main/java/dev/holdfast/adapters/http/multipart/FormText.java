package dev.holdfast.adapters.http.multipart;

import dev.holdfast.adapters.http.json.JsonText;
import dev.holdfast.adapters.http.multipart.MultipartForm.Part;
import dev.holdfast.domain.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Text in a part of a form. */
public final class FormText {
  private FormText() {}

  /**
   * The text of a part: UTF-8 unless the part names another charset. A part that calls itself JSON
   * and is a JSON string means that string.
   *
   * @param bytesMax how long it may be
   * @throws InvalidInputException if it is longer, or not in that charset
   */
  public static String of(Part part, int bytesMax) {
    byte[] bytes = read(part, bytesMax);
    String text = decoded(part, bytes);
    return part.contentType().is("application/json") ? JsonText.string(text).orElse(text) : text;
  }

  private static byte[] read(Part part, int bytesMax) {
    try {
      byte[] bytes = part.content().readNBytes(bytesMax + 1);
      if (bytes.length > bytesMax) {
        throw new InvalidInputException(
            "form.text.long",
            "The part \"" + part.name() + "\" is longer than " + bytesMax + " bytes.");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(Part part, byte[] bytes) {
    Optional<String> named = part.contentType().charset();
    try {
      Charset charset = named.map(Charset::forName).orElse(StandardCharsets.UTF_8);
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidInputException(
          "form.charset",
          "The part \"" + part.name() + "\" names a charset that is not known here; use UTF-8.");
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          "form.encoding",
          "The part \""
              + part.name()
              + "\" is not the "
              + named.orElse("UTF-8")
              + " that it says.");
    }
  }
}
