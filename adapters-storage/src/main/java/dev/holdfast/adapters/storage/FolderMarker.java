package dev.holdfast.adapters.storage;

import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.StateConflictException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file by which a folder is known as Holdfast's. It has two lines: what it is, with the number
 * of the layout, and the server's id.
 *
 * @param serverId 16 hexadecimal digits, the same for the life of the folder
 */
record FolderMarker(String serverId) {
  static final String NAME = "holdfast-data";

  private static final int LAYOUT = 1;
  private static final Pattern FORM =
      Pattern.compile("Holdfast data folder, layout ([0-9]{1,9})\nserver ([0-9a-f]{16})\n");

  static FolderMarker ofServer(long id) {
    return new FolderMarker(HexFormat.of().toHexDigits(id));
  }

  static FolderMarker parse(String text, Path file) {
    Matcher marker = FORM.matcher(text);
    if (!marker.matches()) {
      throw new DamagedException(
          "data.marker.damaged",
          file + " is not as Holdfast wrote it. Put it back from a copy of the folder.");
    }
    if (Integer.parseInt(marker.group(1)) != LAYOUT) {
      throw new StateConflictException(
          "data.layout.unknown",
          "The data folder has layout "
              + marker.group(1)
              + ", and this Holdfast knows only layout "
              + LAYOUT
              + ". Start the newer Holdfast that made it: "
              + file);
    }
    return new FolderMarker(marker.group(2));
  }

  String text() {
    return "Holdfast data folder, layout " + LAYOUT + "\nserver " + serverId + "\n";
  }
}
