package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.contract.CatalogueUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A catalogue in a folder of its own for each test, opened as often as it is asked for. */
final class OpenCatalogue implements BeforeEachCallback, AfterEachCallback {
  static final Client CLIENT = ClientBuilder.aClient().build();

  private final List<Catalogue> open = new ArrayList<>();
  private Path folder = Path.of("");

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("catalogue");
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    open.forEach(Catalogue::close);
    try (var files = Files.list(folder)) {
      for (Path left : files.toList()) {
        Files.delete(left);
      }
    }
    Files.delete(folder);
  }

  Path file() {
    return folder.resolve("catalogue.db");
  }

  Catalogue open() {
    return open(CatalogueSettings.at(new CatalogueFile(file())));
  }

  Catalogue open(CatalogueSettings settings) {
    Catalogue catalogue = Catalogue.open(settings);
    open.add(catalogue);
    return catalogue;
  }

  /** The catalogue with the default tenant and its client. */
  Catalogue openWithTenant() {
    Catalogue catalogue = open();
    catalogue.tenants().add(new Tenant(CLIENT.tenant(), CLIENT.created()), CLIENT);
    return catalogue;
  }

  CatalogueUnderTest underTest() {
    Catalogue catalogue = open();
    return new CatalogueUnderTest(
        catalogue.tenants(),
        catalogue.clients(),
        catalogue.users(),
        catalogue.tenantRoots(),
        catalogue.jobs(),
        catalogue.configBackups(),
        catalogue.numbers(),
        catalogue.policies(),
        catalogue.groups(),
        catalogue.runs(),
        catalogue.kept(),
        catalogue.registrations(),
        catalogue.search(),
        catalogue.recoveries(),
        catalogue.audit());
  }
}
