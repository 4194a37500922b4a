package io.signalbox.quickstart.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The ports on loopback, each with an environment variable that names another. */
public record Ports(int kafka, Map<String, Integer> services) {

  private static final int KAFKA = 9092;

  /** Names and usual ports of the services, in the order of the data's way. */
  private static final Map<String, Integer> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put("ingest", 8081);
    USUAL.put("routing", 8082);
    USUAL.put("sla", 8083);
    USUAL.put("survey", 8084);
  }

  public Ports {
    services = new LinkedHashMap<>(services);
  }

  /** The usual ones, but for those the environment names. */
  public static Ports from(Map<String, String> environment) {
    var services = new LinkedHashMap<String, Integer>();
    USUAL.forEach((name, usual) -> services.put(name, port(environment, name, usual)));
    return new Ports(port(environment, "kafka", KAFKA), services);
  }

  /** The base address of each service. */
  public Map<String, String> addresses() {
    var addresses = new LinkedHashMap<String, String>();
    services.forEach((name, port) -> addresses.put(name, "http://127.0.0.1:" + port));
    return addresses;
  }

  /** Makes sure that nobody listens on any of them, with a message that names the one taken. */
  void checkFree() {
    free("kafka", kafka);
    services.forEach(Ports::free);
  }

  private static void free(String name, int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new StartException(
          "port %d, which %s needs, is taken by another program; set %s to another port"
              .formatted(port, name, variable(name)));
    }
  }

  private static int port(Map<String, String> environment, String name, int usual) {
    var given = environment.get(variable(name));
    if (given == null || given.isBlank()) return usual;
    try {
      var port = Integer.parseInt(given.strip());
      if (port >= 1 && port <= 65_535) return port;
    } catch (NumberFormatException e) {
      // told below
    }
    throw new StartException(variable(name) + " must be a port from 1 to 65535, not " + given);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT) + "_PORT";
  }
}
