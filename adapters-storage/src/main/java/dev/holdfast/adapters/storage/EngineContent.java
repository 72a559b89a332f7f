package dev.holdfast.adapters.storage;

import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.error.EngineException;
import java.io.IOException;
import java.io.InputStream;

/** A file's content; a failure of the engine while it is read is told as one of ours. */
final class EngineContent extends InputStream {
  private final TenantId tenant;
  private final InputStream content;

  EngineContent(TenantId tenant, InputStream content) {
    this.tenant = tenant;
    this.content = content;
  }

  @Override
  public int read() throws IOException {
    try {
      return content.read();
    } catch (EngineException e) {
      throw EngineFailures.translated(tenant, e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return content.read(target, offset, length);
    } catch (EngineException e) {
      throw EngineFailures.translated(tenant, e);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
