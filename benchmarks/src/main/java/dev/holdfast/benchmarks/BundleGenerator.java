package dev.holdfast.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes an SP-Config export of made-up objects of about 5 kB, the same for the same arguments.
 *
 * <p>Arguments: target file, number of objects, how many of them are changed against a bundle with
 * none changed (spread evenly), and {@code all-types} or {@code one-type}.
 */
final class BundleGenerator {
  private static final long SEED = 20_261_121;

  private static final List<String> TYPES =
      List.of(
          "ACCESS_PROFILE",
          "ACCESS_REQUEST_CONFIG",
          "ATTR_SYNC_SOURCE_CONFIG",
          "AUTH_ORG",
          "CAMPAIGN_FILTER",
          "CONNECTOR_RULE",
          "FORM_DEFINITION",
          "GOVERNANCE_GROUP",
          "IDENTITY_OBJECT_CONFIG",
          "IDENTITY_PROFILE",
          "LIFECYCLE_STATE",
          "NOTIFICATION_TEMPLATE",
          "PASSWORD_POLICY",
          "PASSWORD_SYNC_GROUP",
          "PUBLIC_IDENTITIES_CONFIG",
          "ROLE",
          "RULE",
          "SEGMENT",
          "SERVICE_DESK_INTEGRATION",
          "SOD_POLICY",
          "SOURCE",
          "TAG",
          "TRANSFORM",
          "TRIGGER_SUBSCRIPTION",
          "WORKFLOW");

  private static final List<String> WORDS =
      List.of(
          "account",
          "active",
          "approval",
          "attribute",
          "audit",
          "birthright",
          "branch",
          "campaign",
          "cloud",
          "connector",
          "contractor",
          "correlation",
          "department",
          "directory",
          "employee",
          "entitlement",
          "finance",
          "global",
          "group",
          "identity",
          "inactive",
          "joiner",
          "leaver",
          "lifecycle",
          "location",
          "manager",
          "mover",
          "office",
          "owner",
          "payroll",
          "policy",
          "privileged",
          "profile",
          "provisioning",
          "region",
          "request",
          "review",
          "role",
          "sales",
          "schema",
          "service",
          "source",
          "steward",
          "subsidiary",
          "temporary",
          "tenant",
          "vendor",
          "workforce");

  private final boolean oneType;

  private BundleGenerator(boolean oneType) {
    this.oneType = oneType;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException(
          "Usage: BundleGenerator FILE OBJECTS CHANGED all-types|one-type");
    }
    Path target = Path.of(arguments[0]);
    int objects = Integer.parseInt(arguments[1]);
    int changed = Integer.parseInt(arguments[2]);
    new BundleGenerator(arguments[3].equals("one-type")).write(target, objects, changed);
    System.out.println(target + ": " + Files.size(target) + " bytes, " + objects + " objects");
  }

  private void write(Path target, int objects, int changed) throws IOException {
    int stride = changed == 0 ? Integer.MAX_VALUE : objects / changed;
    try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      out.write(
          "{\"version\":1,\"timestamp\":\"2026-11-21T08:00:0"
              + (changed == 0 ? 0 : 1)
              + "Z\",\"tenant\":\"made-up\",\"description\":\"Generated\",\"options\":"
              + "{\"excludeTypes\":null,\"includeTypes\":null,\"objectOptions\":null},\"objects\":[");
      for (int i = 0; i < objects; i++) {
        if (i > 0) {
          out.write(',');
        }
        boolean isChanged = i % stride == 0 && i / stride < changed;
        out.write('\n');
        out.write(item(i, isChanged));
      }
      out.write("\n]}\n");
    }
  }

  private String item(int number, boolean changed) {
    SplittableRandom chance = new SplittableRandom(SEED + number);
    String type = oneType ? "SOURCE" : TYPES.get(number % TYPES.size());
    String id = hex(chance, 32);
    String name = words(chance, 3) + " " + number;
    StringBuilder text = new StringBuilder(6000);
    text.append("{\"version\":1,\"self\":{\"id\":\"").append(id);
    text.append("\",\"type\":\"").append(type);
    text.append("\",\"name\":\"").append(name);
    text.append("\"},\"object\":{\"id\":\"").append(id);
    text.append("\",\"name\":\"").append(name);
    text.append("\",\"description\":\"").append(words(chance, 24));
    text.append("\",\"owner\":").append(reference(chance, "IDENTITY"));
    text.append(",\"cluster\":").append(reference(chance, "CLUSTER"));
    text.append(",\"priority\":").append(changed ? 1000 + number : number % 100);
    text.append(",\"created\":\"").append(time(chance));
    text.append("\",\"modified\":\"").append(changed ? "2026-11-20T12:00:00.001Z" : time(chance));
    text.append("\",\"attributes\":[");
    for (int i = 0; i < 18; i++) {
      text.append(i == 0 ? "" : ",");
      attribute(text, chance);
    }
    text.append("]},\"jwsHeader\":null,\"jwsSignature\":null}");
    return text.toString();
  }

  private static void attribute(StringBuilder text, SplittableRandom chance) {
    text.append("{\"identityAttributeName\":\"").append(words(chance, 2));
    text.append("\",\"transformDefinition\":{\"type\":\"accountAttribute\",\"attributes\":{");
    text.append("\"attributeName\":\"").append(words(chance, 1));
    text.append("\",\"sourceName\":\"").append(words(chance, 2));
    text.append("\",\"sourceId\":\"").append(hex(chance, 32));
    text.append("\"}},\"required\":").append(chance.nextBoolean()).append('}');
  }

  private static String reference(SplittableRandom chance, String type) {
    return "{\"type\":\""
        + type
        + "\",\"id\":\""
        + hex(chance, 32)
        + "\",\"name\":\""
        + words(chance, 2)
        + "\"}";
  }

  private static String time(SplittableRandom chance) {
    return "2026-%02d-%02dT%02d:%02d:%02d.%03dZ"
        .formatted(
            chance.nextInt(1, 11),
            chance.nextInt(1, 29),
            chance.nextInt(24),
            chance.nextInt(60),
            chance.nextInt(60),
            chance.nextInt(1000));
  }

  private static String words(SplittableRandom chance, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(chance.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  private static String hex(SplittableRandom chance, int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(chance.nextInt(16), 16));
    }
    return text.toString();
  }
}
