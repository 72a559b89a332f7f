package dev.holdfast.engine.source.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.tree.NodeName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "*.go,              /foo/bar/test.go",
    "test.*,            /foo/bar/test.go",
    "bar,               /foo/bar/test.go",
    "bar,               /foo/bar",
    "foo/bar,           /foo/bar/test.go",
    "bar/test.go,       /foo/bar/test.go",
    "/foo,              /foo/bar/test.go",
    "/foo/bar,          /foo/bar",
    "/foo/*/test.go,    /foo/bar/test.go",
    "/*/*/*/*,          /foo/bar/test/x/y",
    "foo/**/baz,        /foo/bar/test/baz",
    "foo/**/baz,        /foo/baz",
    "/foo/**,           /foo",
    "/foo/**,           /foo/bar",
    "**/baz,            /foo/bar/baz",
    "**,                /foo",
    "/**/baz,           /foo/bar/baz",
    "/foo/**/test/**/x, /foo/a/b/test/c/x",
    "foo/**/b/**,       /foo/x/b/y",
    "foo//bar/,         /foo/bar",
    "./foo,             /foo",
    "foo/../bar,        /bar",
    "/,                 /foo",
    "/f[o]o,            /foo",
    "ö*,                /a/öl"
  })
  void path_matches(String pattern, String path) {
    assertThat(PathPattern.parse(pattern).matches(names(path))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*.go,              /foo/bar/test.c",
    "/bar,              /foo/bar",
    "/foo/test.go,      /foo/bar/test.go",
    "/*/*/*/*,          /foo/bar/test",
    "foo/bar/baz,       /foo/bar",
    "foo/baz,           /foo/bar/baz",
    "foo/**/bar,        /foo/x/baz",
    "oo,                /foo",
    "foo/*,             /foo",
    "FOO,               /foo",
    "foo/**/b/**,       /foo/x/b",
    ".,                 /foo"
  })
  void otherPath_doesNotMatch(String pattern, String path) {
    assertThat(PathPattern.parse(pattern).matches(names(path))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "/..", "a/../..", "foo/[", "/a\\"})
  void malformedPattern_isRefused(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pattern");
  }

  static List<NodeName> names(String path) {
    return Stream.of(path.substring(1).split("/", -1)).map(NodeName::of).toList();
  }
}
