package io.signalbox.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A place in a schema file, references followed. */
record SchemaNode(String file, String path, JsonNode node) {

  static SchemaNode of(String resource) {
    return new SchemaNode(resource, "", Published.resource(resource)).followed();
  }

  List<String> properties() {
    return node.path("properties").propertyStream().map(Map.Entry::getKey).toList();
  }

  List<String> required() {
    return texts("required");
  }

  List<String> examples() {
    return texts("examples");
  }

  /** The one type it names; empty for none or several. */
  String type() {
    return node.path("type").asText();
  }

  SchemaNode property(String name) {
    return child("properties").child(name);
  }

  SchemaNode child(String name) {
    return new SchemaNode(file, path + "/" + name, node.path(name)).followed();
  }

  int size() {
    return node.size();
  }

  /** Of several alternatives the one of a type; itself where it has none. */
  SchemaNode alternative(String type) {
    return StreamSupport.stream(node.path("anyOf").spliterator(), false)
        .map(one -> new SchemaNode(file, path + "/anyOf", one).followed())
        .filter(one -> one.type().equals(type))
        .findFirst()
        .orElse(this);
  }

  @Override
  public String toString() {
    return file + "#" + path;
  }

  private List<String> texts(String name) {
    return StreamSupport.stream(node.path(name).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private SchemaNode followed() {
    var ref = node.path("$ref").asText();
    if (ref.isEmpty()) {
      return this;
    }
    var hash = ref.indexOf('#');
    var fragment = hash < 0 ? "" : ref.substring(hash + 1);
    var target = hash == 0 ? file : "schemas/" + (hash < 0 ? ref : ref.substring(0, hash));
    return new SchemaNode(target, fragment, Published.resource(target).at(fragment)).followed();
  }
}
