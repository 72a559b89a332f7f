package dev.holdfast.domain.search;

import java.util.List;

/**
 * A page of what a search found.
 *
 * @param total how many there are on all pages, at the moment of this one
 * @param areMore whether another page follows
 */
public record FoundFiles(long total, List<FileHit> page, boolean areMore) {
  public static final FoundFiles NONE = new FoundFiles(0, List.of(), false);

  public FoundFiles {
    page = List.copyOf(page);
  }
}
