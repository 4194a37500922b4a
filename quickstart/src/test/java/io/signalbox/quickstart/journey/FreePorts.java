package io.signalbox.quickstart.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ports that nobody listens on. They are below those that a system hands out by itself: a service
 * that was killed must find its own again, not taken by some client meanwhile.
 */
final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  /** Processes that run side by side have ids that are near: their ports must not be. */
  private static final int APART = 997;

  private static int next = FIRST + (int) (ProcessHandle.current().pid() * APART % (LAST - FIRST));

  private FreePorts() {}

  static synchronized Deque<Integer> some(int count) {
    var found = new ArrayDeque<Integer>();
    for (var tried = 0; found.size() < count; tried++) {
      if (tried == LAST - FIRST) throw new IllegalStateException("no port is free");
      if (free(next)) found.add(next);
      next = next == LAST ? FIRST : next + 1;
    }
    return found;
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
