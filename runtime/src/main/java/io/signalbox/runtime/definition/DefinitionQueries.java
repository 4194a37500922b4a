package io.signalbox.runtime.definition;

import static io.signalbox.runtime.edge.Conditions.equal;
import static io.signalbox.runtime.edge.Conditions.there;

import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.PageQuery;
import io.signalbox.runtime.json.Json;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What edges ask about definitions, as they were committed. */
@Singleton
public class DefinitionQueries {
  private final DefinitionRows rows;
  private final DefinitionVersions versions;

  DefinitionQueries(DefinitionRows rows, DefinitionVersions versions) {
    this.rows = rows;
    this.versions = versions;
  }

  /** A version and its number. */
  public record Numbered<D>(String id, int version, D body) {}

  /** The one of that id as it is now. */
  public <D extends Record> Optional<Numbered<D>> find(
      String workspace, DefinitionKind<D> kind, String id) {
    return rows.findLatest(workspace, kind.name(), id).map(row -> numbered(kind, row));
  }

  /** All of a kind. */
  public <D extends Record> List<D> all(String workspace, DefinitionKind<D> kind) {
    return rows.findAll(workspace, kind.name()).stream()
        .map(row -> numbered(kind, row).body())
        .toList();
  }

  /** Every version that is kept of those ids. */
  public <D extends Record> List<Numbered<D>> versions(
      String workspace, DefinitionKind<D> kind, Collection<String> ids) {
    if (ids.isEmpty()) return List.of();
    return rows.findVersions(workspace, kind.name(), ids.toArray(String[]::new)).stream()
        .map(row -> numbered(kind, row))
        .toList();
  }

  <D extends Record> Optional<Numbered<D>> version(
      String workspace, DefinitionKind<D> kind, String id, int version) {
    return rows.findVersion(workspace, kind.name(), id, version).map(row -> numbered(kind, row));
  }

  /** By id, and one more than the page holds. */
  <D extends Record> List<Numbered<D>> page(String workspace, DefinitionKind<D> kind, Page page) {
    return PageQuery.<DefinitionRow>in(workspace, page)
        .and(equal("kind", kind.name()))
        .and(equal("latest", true))
        .and(there("body"))
        .ascending(rows, PageQuery.Key.text("id"))
        .stream()
        .map(row -> numbered(kind, row))
        .toList();
  }

  /** The newest first, and one more than the page holds. */
  List<DefinitionVersion> history(String workspace, DefinitionKind<?> kind, String id, Page page) {
    return PageQuery.<DefinitionVersion>in(workspace, page)
        .and(equal("kind", kind.name()))
        .and(equal("id", id))
        .descending(versions, PageQuery.Key.number("version"));
  }

  private static <D extends Record> Numbered<D> numbered(
      DefinitionKind<D> kind, DefinitionRow row) {
    var body = Json.read(String.valueOf(row.body()), kind.body());
    return new Numbered<>(row.id(), row.version(), body);
  }
}
