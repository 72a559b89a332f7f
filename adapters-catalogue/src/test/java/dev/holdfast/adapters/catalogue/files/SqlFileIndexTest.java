package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.testkit.contract.FileIndexContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlFileIndexTest extends FileIndexContract {
  @TempDir Path folder;
  private final List<SqlFileIndex> opened = new ArrayList<>();

  @Override
  protected FileIndex emptyIndex() {
    SqlFileIndex index = new SqlFileIndex(folder.resolve("index"));
    opened.add(index);
    return index;
  }

  @AfterEach
  void close() {
    opened.forEach(SqlFileIndex::close);
  }
}
