package io.signalbox.runtime.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/** OpenAPI documents as text. */
final class OpenApi {
  private OpenApi() {}

  /** The first document, and besides its own the paths and schemas of the second. */
  static String together(String document, String more) {
    var yaml = yaml();
    Map<String, Object> own = yaml.load(document);
    Map<String, Object> other = yaml.load(more);
    own.put("paths", merged(in(own, "paths"), in(other, "paths")));
    var components = new LinkedHashMap<>(in(own, "components"));
    var schemas = merged(in(components, "schemas"), in(in(other, "components"), "schemas"));
    components.put("schemas", schemas);
    own.put("components", components);
    return yaml.dump(own);
  }

  /** By name; what both have is the first one's. */
  private static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
    var all = new TreeMap<>(second);
    all.putAll(first);
    return all;
  }

  @SuppressWarnings("unchecked") // a document's sections are maps by name
  private static Map<String, Object> in(Map<String, Object> document, String section) {
    return (Map<String, Object>) document.getOrDefault(section, Map.of());
  }

  private static Yaml yaml() {
    var loading = new LoaderOptions();
    var dumping = new DumperOptions();
    dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading);
  }
}
